const rootFields = new Set(['Query', 'Mutation', 'Subscription']);

/** Every method that answers a root field says who may call it: forgetting it must not mean "anyone". */
export const saysWhoMayCall = {
  meta: {
    type: 'problem',
    docs: { description: 'every query and mutation says who may call it' },
    messages: {
      silent: '{{method}} answers a root field: say who may call it with @MayCall(…) from #service/viewer/may-call.',
    },
    schema: [],
  },
  create(context) {
    const imported = new Set();
    const nameOf = ({ expression }) =>
      expression.type === 'CallExpression' ? expression.callee.name : expression.name;
    return {
      ImportDeclaration(node) {
        if (node.source.value !== '@nestjs/graphql') return;
        for (const specifier of node.specifiers)
          if (rootFields.has(specifier.imported?.name)) imported.add(specifier.local.name);
      },
      MethodDefinition(node) {
        const decorators = (node.decorators ?? []).map(nameOf);
        if (!decorators.some((name) => imported.has(name)) || decorators.includes('MayCall')) return;
        context.report({ node: node.key, messageId: 'silent', data: { method: node.key.name ?? 'This method' } });
      },
    };
  },
};
