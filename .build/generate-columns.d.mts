export declare function renderColumns(): Promise<string>;
