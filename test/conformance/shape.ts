/**
 * What a body looks like: `"string"`, `"number"`, `"boolean"`, `"guid"`, `"date"`; a trailing `?` for what may be
 * missing; `[shape]` for lists whose every element looks like that; an object for at least these fields.
 */
export type Shape = string | readonly [Shape] | { readonly [field: string]: Shape };

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}(Z|[+-]\d\d:\d\d)$/;

/** Where a value departs from a shape; empty when nowhere. */
export function departures(value: unknown, shape: Shape, path = "body"): string[] {
  if (typeof shape === "string") {
    const optional = shape.endsWith("?");
    const kind = optional ? shape.slice(0, -1) : shape;
    if (value === undefined) return optional ? [] : [`${path} is missing`];
    if (kind === "guid")
      return typeof value === "string" && guid.test(value) ? [] : [`${path} is no guid: ${value}`];
    if (kind === "date")
      return typeof value === "string" && date.test(value) ? [] : [`${path} is no date: ${value}`];
    return typeof value === kind ? [] : [`${path} is ${typeof value}, not ${kind}`];
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((element, index) => departures(element, shape[0], `${path}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return [`${path} is no object`];
  return Object.entries(shape).flatMap(([field, inner]) =>
    departures((value as Record<string, unknown>)[field], inner, `${path}.${field}`),
  );
}

const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** Every field a value has, as paths; elements of a list are taken together. */
export function fieldsOf(value: unknown, path = "", fields: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) for (const element of value) fieldsOf(element, `${path}[]`, fields);
  else if (typeof value === "object" && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      fields.add(`${path}.${name}`);
      fieldsOf(inner, `${path}.${name}`, fields);
    }
  }
  return fields;
}
