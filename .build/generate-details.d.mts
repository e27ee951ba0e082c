export declare function renderDetails(): Promise<string>;
