// Made from the schemas in src/core by `npm run validators`; not written by hand.
export declare function validPipeline(value: unknown): boolean;
export declare function validRunState(value: unknown): boolean;
export declare function validKeptCheckpoint(value: unknown): boolean;
