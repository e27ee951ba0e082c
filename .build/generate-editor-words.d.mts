export declare function withEditorWords(): string;
