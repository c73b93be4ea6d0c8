import { describe, expect, it } from 'vitest';
import { onGitHub } from '../../src/core/surface/comment.ts';
import { code, inline } from '../../src/core/surface/escape.ts';

describe('what GitHub shows', () => {
  it('names commands as a comment writes them', () => {
    expect(onGitHub('- closed — `countersign approve code_review`', [])).toBe('- closed — `/approve code_review`');
    expect(onGitHub('countersign export has all of it', [])).toBe('countersign export has all of it');
  });

  it('links the pull requests of the project', () => {
    expect(onGitHub(`${inline('merging #7 waits')}: ${code('#7')}`, [7])).toBe('merging #7 waits: #7');
  });

  it('and no other number, whoever wrote it', () => {
    const text = `${inline('see #8')} ${code('#8')}`;
    expect(onGitHub(text, [7])).toBe(text);
  });

  it('calls a branch what it is there', () => {
    expect(onGitHub('#### Open branches\n\n- none', [])).toBe('#### Open pull requests\n\n- none');
  });
});

describe('a merge, which GitHub has a button for', () => {
  it('is named by its pull request, as text and as a command', () => {
    expect(onGitHub(`do it — ${code("countersign merge '#7'")}`, [7])).toBe('do it — press *Merge* in #7');
    expect(onGitHub(inline("then countersign merge '#7' lands it"), [7])).toBe('then merge #7 lands it');
  });
});
