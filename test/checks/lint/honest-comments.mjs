const suppression = /^\s*(eslint-disable|eslint-disable-line|eslint-disable-next-line)\b(?<rest>[\s\S]*)$/;
const reason = /\s--\s+\S.{7,}/s;
const marker =
  /^[\s*]*@?(?<word>TODO|FIXME|XXX|HACK|BUG|NOTE|NOTA|NB|WARN|WARNING|OPTIMI[SZE]+|REVIEW|TBD|TEMP)\b(?<after>[^\n]*)/gm;
const allowed = { NOTE: /^: \S/, TODO: /^\(#\d+\): \S/ };

/** A suppression gives its reason, and only two markers exist, so that a search for either finds all there is. */
export const honestComments = {
  meta: {
    type: 'suggestion',
    docs: { description: 'suppressions give a reason; the only markers are NOTE: and TODO(#issue):' },
    messages: {
      reason: 'Say why this rule is switched off here: `eslint-disable-… rule -- the reason`.',
      blanket: 'Name the rule that is switched off, never all of them.',
      marker: 'Only `NOTE: …` and `TODO(#12): …` mark comments; {{word}} here is neither.',
    },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const off = suppression.exec(comment.value);
          // NOTE: a step before the comment, or a suppression of everything would silence the complaint about itself.
          const before = { line: comment.loc.start.line, column: -1 };
          if (off && !reason.test(off.groups.rest)) context.report({ loc: before, messageId: 'reason' });
          if (off && /^\s*(--|$)/.test(off.groups.rest)) context.report({ loc: before, messageId: 'blanket' });
          for (const { groups } of comment.value.matchAll(marker))
            if (!allowed[groups.word]?.test(groups.after))
              context.report({ loc: comment.loc, messageId: 'marker', data: { word: groups.word } });
        }
      },
    };
  },
};
