/** Names that stand in paths, commands and branch names. */
export const namePattern =
  // Names that every object has would be found where nothing is.
  '^(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)[A-Za-z0-9][A-Za-z0-9_.-]*$';
