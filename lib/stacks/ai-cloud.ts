import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdktf';
import { IConstruct } from 'constructs';
import { Analysis } from '../analysis';
import { invalidValue } from '../core/errors';
import { construct as checkedConstruct } from '../core/given';
import type { CheckOutcome, Finding } from '../checks';
import { plainFinding } from '../manifests/findings/json';
import { verdictFiles, writeManifests } from '../manifests/write';
import { summaryText } from '../report/text';
import { cannotWrite, notInCloud } from './errors';
import { lookAgain, prove, proveOrThrow } from './pipeline';
import { writeWhole } from './staging';

/** Properties of a cloud. */
export interface AiCloudProps {
  /**
   * Folder that synthesis writes to.
   * @default - CDKTF_OUTDIR, else cdktf.out
   */
  readonly outdir?: string;
}

const CLOUD = Symbol.for('cdktf-gigafactory/ai-cloud');

/** The root: a CDKTF app whose synthesis proves every site before it writes anything, and then writes manifests beside the Terraform. */
export class AiCloud extends App {
  /** The cloud around a construct. Fails outside every cloud. */
  public static enclosing(construct: IConstruct): AiCloud {
    const { root } = checkedConstruct('construct', construct).node;
    if (!(CLOUD in root)) {
      throw notInCloud('AiCloud', construct.node.path);
    }
    return root as unknown as AiCloud;
  }

  public constructor(props: AiCloudProps = {}) {
    super({ outdir: usable('outdir', props?.outdir ?? process.env.CDKTF_OUTDIR ?? 'cdktf.out') });
    Object.defineProperty(this, CLOUD, { value: true });
  }

  /** What the analysis found, without writing anything. Does not fail on findings. */
  public analysis(): Analysis {
    return new Analysis(prove(this).analyses);
  }

  /** A summary for people: the sites, their budgets, checks and findings, and the next command. Does not fail on findings. */
  public summary(): string {
    const proof = prove(this);
    return summaryText(proof.analyses, proof.verdict, this.outdir);
  }

  /** What the checks found, as data; acknowledged findings too. Does not fail on findings. */
  public findings(): Finding[] {
    return prove(this).verdict.findings.map(plainFinding);
  }

  /** What became of every check at every site: passed, found something, or not evaluated and for want of what. Does not fail on findings. */
  public checks(): CheckOutcome[] {
    return [...prove(this).verdict.outcomes];
  }

  /**
   * Writes what the checks said to a folder of your choice, for CI systems: `findings.json`, `checks.json`, `findings.junit.xml` (JUnit) and
   * `findings.sarif` (SARIF 2.1.0, which code hosts show beside your code). Does not fail on findings: call it before `synth` to have them of a design
   * that does not hold. Returns the files.
   */
  public writeFindings(folder: string): string[] {
    const files = verdictFiles(prove(this).verdict);
    usable('folder', folder);
    try {
      return Object.entries(files).map(([name, text]) => {
        const file = path.join(folder, name);
        fs.writeFileSync(file, text);
        return file;
      });
    } catch (error) {
      throw cannotWrite(folder, error);
    }
  }

  /**
   * Proves every site, then writes Terraform and manifests; throws one error and writes nothing if any site fails, or a validation of your own does.
   */
  public synth(): void {
    lookAgain(this);
    const proof = proveOrThrow(this);
    usable('outdir', this.outdir);
    writeWhole(
      this,
      () => super.synth(),
      () => writeManifests(proof, this.outdir),
    );
  }
}

/** A folder that can be made and written to. cdktf makes it in the constructor, and passes on what the file system says. */
function usable(name: string, folder: string): string {
  if (typeof folder !== 'string' || folder === '' || folder.includes('\0')) {
    throw invalidValue(name, 'the path of a folder', folder);
  }
  try {
    makeFolder(path.resolve(folder));
    // First what it is, then what may be done with it: of a file the answer would be a lack of permission.
    fs.readdirSync(folder);
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
  return folder;
}

/** Level by level: where the file system lets no folder be made, as below /proc, Node's own recursive call never returns. */
function makeFolder(folder: string): void {
  if (!fs.existsSync(folder) && path.dirname(folder) !== folder) {
    makeFolder(path.dirname(folder));
    fs.mkdirSync(folder);
  }
}
