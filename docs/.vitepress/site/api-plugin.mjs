/**
 * Groups the reference of the API by task, for TypeDoc: an export belongs to the task of its source file.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Comment, CommentTag, Converter, ReflectionKind } from 'typedoc';
import { taskOf } from './api-tasks.mjs';

const sources = fileURLToPath(new URL('../../../packages/core/src', import.meta.url));

/** Called by TypeDoc. */
export function load({ converter }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const reflection of project.getReflectionsByKind(ReflectionKind.SomeExport)) {
      const path = project.getSymbolIdFromReflection(reflection)?.fileName;
      // What several entries give is told once.
      if (path === undefined || reflection.isReference() || !reflection.parent?.kindOf(ReflectionKind.SomeModule))
        continue;
      const task = taskOf(relative(sources, path).replaceAll('\\', '/').replace(/\.ts$/, ''));
      if (task === undefined) throw new Error(`${path}: \`${reflection.name}\` belongs to no task of api-tasks.mjs`);
      const category = new CommentTag('@category', [{ kind: 'text', text: task }]);
      // A function has its comment at its signatures.
      for (const documented of reflection.signatures ?? [reflection]) {
        documented.comment ??= new Comment();
        documented.comment.blockTags.push(category);
      }
    }
  });
}
