import { posix } from 'node:path';
import { parseSync } from 'rolldown/utils';

/** One import as written: `from` is a path below src, `to` the specifier, or undefined when only a run could tell it. */
export interface Arrow {
  readonly from: string;
  readonly to: string | undefined;
}

/** What the files of a room may import: rooms, and the packages and node: modules beside them. */
interface Room {
  readonly says: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[] | 'any';
  readonly node: boolean;
}

const SHELL = {
  rooms: ['core', 'ports', 'files', 'record', 'kept'],
  packages: 'any',
  node: true,
} as const;

/** Which imports are allowed. A room that is not listed does not exist: a new one is named here first. */
export const rooms: Readonly<Record<string, Room>> = {
  core: { says: 'core imports nothing but core', rooms: ['core'], packages: [], node: false },
  ports: { says: 'ports import only core', rooms: ['core'], packages: 'any', node: true },
  clock: { says: 'clock imports only ports', rooms: ['ports'], packages: [], node: true },
  handle: {
    says: 'handle imports only core, ports and record',
    rooms: ['core', 'ports', 'record'],
    packages: 'any',
    node: true,
  },
  files: {
    says: 'files import only core, the generated validators, yaml and liquidjs',
    rooms: ['core', 'validators', 'run-validators'],
    packages: ['yaml', 'liquidjs'],
    node: true,
  },
  validators: { says: 'the generated validators import only ajv', rooms: [], packages: ['ajv'], node: false },
  'run-validators': { says: 'the generated validators import only ajv', rooms: [], packages: ['ajv'], node: false },
  record: {
    says: 'record imports only core, ports and files',
    rooms: ['core', 'ports', 'files'],
    packages: 'any',
    node: true,
  },
  kept: {
    says: 'kept imports only core, files and record',
    rooms: ['core', 'files', 'record'],
    packages: [],
    node: true,
  },
  git: {
    says: 'git imports only core, ports, handle, files, record and kept',
    ...SHELL,
    rooms: [...SHELL.rooms, 'handle'],
  },
  github: { says: 'github imports only core, ports, files, record and kept', ...SHELL },
  settle: {
    says: 'settle imports only core, ports, handle, record, files, kept and github',
    rooms: ['core', 'ports', 'handle', 'record', 'files', 'kept', 'github'],
    packages: 'any',
    node: true,
  },
  memory: { says: 'memory imports only core, ports, files, record and kept', ...SHELL },
  deliver: { says: 'deliver imports only core, ports, files, record and kept', ...SHELL },
  queue: { says: 'queue imports only core, ports, files, record and kept', ...SHELL },
  executor: {
    says: 'executor imports only core, ports and files',
    rooms: ['core', 'ports', 'files'],
    packages: [],
    node: true,
  },
  runner: {
    says: 'runner imports only core, ports, files, handle, record and executor',
    rooms: ['core', 'ports', 'files', 'handle', 'record', 'executor'],
    packages: [],
    node: true,
  },
};

/** The room of a path below src: `core/entry.ts` is in core, `ports.ts` in ports, `doors/cli/main.ts` in doors/cli. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  const name = first === 'doors' ? `doors/${second}` : first;
  return name.replace(/(\.generated)?\.(d\.)?[cm]?[jt]sx?$/, '');
}

/** The sentence an arrow breaks, or undefined when it is allowed. */
export function fault({ from, to }: Arrow): string | undefined {
  const here = roomOf(from);
  const door = here.startsWith('doors/');
  const room = rooms[here];
  if (!door && room === undefined) return `src/${from} stands in no room that test/house/arrows.ts knows`;
  if (to === undefined) return `src/${from} imports something that only a run could name`;
  const says = (why: string): string => `src/${from} imports ${to}: ${why}`;
  if (!to.startsWith('.')) {
    if (room === undefined) return undefined;
    if (to.startsWith('node:')) return room.node ? undefined : says(room.says);
    const name = to.split('/', to.startsWith('@') ? 2 : 1).join('/');
    return room.packages === 'any' || room.packages.includes(name) ? undefined : says(room.says);
  }
  const target = posix.join(posix.dirname(from), to);
  if (target.startsWith('../')) return says('nothing is imported from outside src');
  const there = roomOf(target);
  if (there === here) return undefined;
  if (there.startsWith('doors/')) return says('nothing imports a door');
  if (rooms[there] === undefined) return says('there is no such room');
  if (room === undefined || room.rooms.includes(there)) return undefined;
  return says(room.says);
}

/** Every import of a file: static, dynamic, type-only, re-exported, `import type x = require()`, `import('x').T`, `require`. */
export function arrowsOf(from: string, source: string): readonly Arrow[] {
  const { program, errors } = parseSync(from, source, { lang: 'ts' });
  if (errors[0] !== undefined) throw new Error(`src/${from} cannot be read: ${errors[0].message}`);
  const found: Arrow[] = [];
  visit(program, (node) => {
    if (!names(node)) return;
    const specifier = isNode(node['source']) ? node['source'] : requested(node);
    const value = specifier?.['value'];
    found.push({ from, to: typeof value === 'string' ? value : undefined });
  });
  return found;
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** Does this node of the syntax tree name another module? */
function names(node: Node): boolean {
  switch (node['type']) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
    case 'TSExternalModuleReference':
      return true;
    case 'ExportNamedDeclaration':
      return isNode(node['source']);
    case 'CallExpression':
      return isNode(node['callee']) && node['callee']['type'] === 'Identifier' && node['callee']['name'] === 'require';
    default:
      return false;
  }
}

function requested(node: Node): Node | undefined {
  const args = node['arguments'];
  const specifier: unknown = Array.isArray(args) ? args[0] : node['expression'];
  return isNode(specifier) ? specifier : undefined;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (!isNode(value)) return;
  if (!Array.isArray(value)) see(value);
  for (const child of Object.values(value)) visit(child, see);
}
