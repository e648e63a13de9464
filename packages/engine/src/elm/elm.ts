/** The part of the ELM's JSON form that the engine reads. */

/** Any ELM node: an expression, an element of one, or a type specifier. Properties differ by `type`. */
export type ElmNode = {
  readonly type?: string;
  readonly locator?: string;
  readonly resultTypeName?: string;
  readonly resultTypeSpecifier?: ElmNode;
  readonly [property: string]: unknown;
};

export type ElmDefinition = ElmNode & { readonly name: string; readonly expression?: ElmNode };

export type ElmInclude = { readonly localIdentifier: string; readonly path: string };

type Section<T> = { readonly def?: readonly T[] };

export type ElmRoot = {
  readonly library: {
    readonly identifier: { readonly id: string; readonly version?: string };
    readonly annotation?: readonly unknown[];
    readonly includes?: Section<ElmInclude>;
    readonly parameters?: Section<ElmNode & { readonly name: string }>;
    readonly codeSystems?: Section<ElmNode & { readonly name: string; readonly id: string }>;
    readonly valueSets?: Section<ElmNode & { readonly name: string; readonly id: string }>;
    readonly codes?: Section<ElmNode & { readonly name: string; readonly id: string }>;
    readonly concepts?: Section<ElmNode & { readonly name: string }>;
    readonly statements?: Section<ElmDefinition>;
  };
};
