import { describe, expect, it } from 'vitest';
import { onGitHub, withCommand, type Links } from '../../src/core/surface/comment.ts';
import { code, inline } from '../../src/core/surface/escape.ts';

const none: Links = { pulls: [], web: null };
const seven: Links = { pulls: [7], web: 'https://github.example/acme/portal' };

describe('what GitHub shows', () => {
  it('names commands as a comment writes them', () => {
    expect(onGitHub('- closed — `countersign approve code_review`', none)).toBe('- closed — `/approve code_review`');
    expect(onGitHub('countersign export has all of it', none)).toBe('countersign export has all of it');
  });

  it('has a question for what the command line prints of a project', () => {
    expect(onGitHub('countersign status lists the open branches.', none)).toBe('/explain lists the open branches.');
    expect(onGitHub('has been started: `countersign status 12`', none)).toBe('has been started: `/explain`');
    expect(onGitHub('countersign status lists the projects; countersign start NAME begins one.', none)).toBe(
      '/start NAME begins one.',
    );
    expect(onGitHub('countersign statuses, countersign status-page', none)).toBe(
      'countersign statuses, countersign status-page',
    );
  });

  it('links the pull requests of the project', () => {
    expect(onGitHub(`${inline('merging #7 waits')}: ${code('#7')}`, seven)).toBe('merging #7 waits: #7');
  });

  it('and no other number, whoever wrote it', () => {
    const text = `${inline('see #8')} ${code('#8')}`;
    expect(onGitHub(text, seven)).toBe(text);
  });

  it('offers no option that only the command line has', () => {
    expect(onGitHub('`countersign approve legal --for PERSON --evidence FILE`', none)).toBe('`/approve legal`');
  });

  it('compares two commits on a page, where it knows the address', () => {
    const text = code('git diff 0123456789ab ba9876543210');
    expect(onGitHub(text, seven)).toBe(
      '[what changed](https://github.example/acme/portal/compare/0123456789ab..ba9876543210)',
    );
    expect(onGitHub(text, none)).toBe(text);
    expect(onGitHub(code('git diff 0123456789ab ba9876543210 -- docs'), seven)).toBe(onGitHub(text, seven));
  });

  it('has a link of its own for what changed, where there is one', () => {
    const command = code("git diff 0123456789ab ba9876543210 -- 'a b.md'");
    const looks = new Map([[command, '[$& changed](https://github.example/files)']]);
    expect(onGitHub(`look · ${command}`, { ...seven, looks })).toBe(
      'look · [$& changed](https://github.example/files)',
    );
  });

  it('leaves the lines of files as they are', () => {
    const lines = '````diff\n+`#7` and `countersign status`\n ```\n-countersign approve\n````';
    expect(onGitHub(`${code('#7')}\n\n${lines}\n\n${code('#7')}`, seven)).toBe(`#7\n\n${lines}\n\n#7`);
  });
});

describe('an approval, which GitHub has a button for', () => {
  it('is a review of its pull request', () => {
    expect(onGitHub(code("countersign approve --branch '#7'"), seven)).toBe('**Review** #7 (*Approve*)');
  });

  it('is a comment where the gate wants to be named', () => {
    expect(onGitHub(code("countersign approve legal --branch '#7'"), seven)).toBe('**Comment** `/approve legal` in #7');
  });
});

describe('what to do next', () => {
  it('ends in a command that can be copied as it is', () => {
    expect(withCommand('It takes rita: countersign approve code_review', 300)).toBe(
      'It takes rita: `countersign approve code_review`',
    );
    expect(withCommand('countersign back build --reason "…"', 300)).toBe('`countersign back build --reason "…"`');
  });

  it('is a sentence where it is one', () => {
    expect(withCommand('countersign log shows them.', 300)).toBe('countersign log shows them.');
    expect(withCommand('Ask *rita*.', 300)).toBe(String.raw`Ask \*rita\*.`);
  });
});

describe('a merge, which GitHub has a button for', () => {
  it('is named by its pull request, as text and as a command', () => {
    expect(onGitHub(`do it — ${code("countersign merge '#7'")}`, seven)).toBe('do it — **Merge** #7');
    expect(onGitHub(inline("then countersign merge '#7' lands it"), seven)).toBe('then merge #7 lands it');
  });
});
