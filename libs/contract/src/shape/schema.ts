import { type JsonSchema, type Member, membersOf, ruleOf, type ShapeClass } from './registry.js';

/** The JSON Schema of a class: what its decorators accept, on historical acts too. */
export function schemaOf(shape: ShapeClass, without: readonly string[] = []): JsonSchema {
  const members = [...membersOf(shape)].filter(([name]) => !without.includes(name));
  const required = members.filter(([, member]) => !member.optional).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(([name, member]) => [name, memberSchema(member)])),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...ruleOf(shape),
  };
}

/** What must hold besides unless the act is historical: its dates are days. Nothing where there is no date. */
export function ordinarySchemaOf(shape: ShapeClass): JsonSchema | undefined {
  const properties = [...membersOf(shape)].flatMap(([name, member]) => {
    const schema = member.nested ? ordinarySchemaOf(member.nested()) : member.ordinarily;
    return schema === undefined ? [] : [[name, schema] as const];
  });
  return properties.length === 0 ? undefined : { properties: Object.fromEntries(properties) };
}

function memberSchema(member: Member): JsonSchema {
  const schema = nestedSchema(member);
  return member.nullable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function nestedSchema({ nested, listOf, schema }: Member): JsonSchema {
  if (nested === undefined) return schema;
  const inner = schemaOf(nested());
  return listOf === undefined ? { ...inner, ...schema } : { type: 'array', items: inner, ...schema };
}
