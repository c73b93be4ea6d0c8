// Made from the schemas in src/core by `npm run validators`; not written by hand.
export declare function validFullDefinition(value: unknown): boolean;
export declare function validShortDefinition(value: unknown): boolean;
export declare function validPolicy(value: unknown): boolean;
export declare function validPolicyTests(value: unknown): boolean;
export declare function validProjectState(value: unknown): boolean;
