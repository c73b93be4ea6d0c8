import { describe, expect, it } from 'vitest';
import { addressOf } from '../../src/git/web.ts';

describe('the address of a repository on the web', () => {
  it.each([
    ['https://github.com/acme/app.git', ''],
    ['https://x-access-token:secret@github.com/acme/app', ''],
    ['git@github.com:acme/app.git', ''],
    ['ssh://git@github.com:22/acme/app.git/', ''],
    ['GitHub.com:acme/app', ''],
  ])('follows from %s', (url, host) => {
    expect(addressOf(url, host)).toBe('https://github.com/acme/app');
  });

  it('follows from an own host only where that is said to be one', () => {
    const url = 'https://git.acme.example/acme/app.git';
    expect(addressOf(url, '')).toBeNull();
    expect(addressOf(url, 'Git.acme.example')).toBe('https://git.acme.example/acme/app');
    expect(addressOf(url, 'other.example')).toBeNull();
  });

  it.each([
    '/srv/git/acme/app.git',
    '../app.git',
    'https://gitlab.example/acme/app',
    'https://github.com/app',
    'https://github.com/acme/group/app',
    'https://github.com.evil.example/acme/app',
    'file:///github.com/acme/app',
    '',
  ])('does not follow from %j', (url) => {
    expect(addressOf(url, '')).toBeNull();
  });
});
