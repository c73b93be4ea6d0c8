import { expect, test } from 'vitest';
import { waitBefore } from '../../src/core/patience.ts';

const patience = { baseMilliseconds: 20, capMilliseconds: 500 };

test('the bound of a wait doubles with every try, up to the cap', () => {
  const bounds = [0, 1, 2, 3, 4, 5, 60].map((attempt) => waitBefore(patience, attempt, 1));
  expect(bounds).toEqual([20, 40, 80, 160, 320, 500, 500]);
});

test('any wait below the bound is as likely as any other', () => {
  expect([0, 0.25, 0.5].map((chance) => waitBefore(patience, 2, chance))).toEqual([0, 20, 40]);
});
