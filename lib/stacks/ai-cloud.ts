import { App } from 'cdktf';
import { IConstruct } from 'constructs';
import { Analysis } from '../analysis';
import { writeManifests } from '../manifests/write';
import { summaryText } from '../report/text';
import { notInCloud } from './errors';
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
    const root = construct.node.root;
    if (!(CLOUD in root)) {
      throw notInCloud('AiCloud', construct.node.path);
    }
    return root as unknown as AiCloud;
  }

  public constructor(props: AiCloudProps = {}) {
    super({ outdir: props.outdir });
    Object.defineProperty(this, CLOUD, { value: true });
  }

  /** What the analysis found, without writing anything. Does not fail on findings. */
  public analysis(): Analysis {
    return new Analysis(prove(this).analyses);
  }

  /** What `npm run demo` prints: the sites, their budgets and findings, and the next command. Does not fail on findings. */
  public summary(): string {
    const proof = prove(this);
    return summaryText(proof.analyses, proof.findings, this.outdir);
  }

  /**
   * Proves every site, then writes Terraform and manifests; throws one error and writes nothing if any site fails, or a validation of your own does.
   */
  public synth(): void {
    lookAgain(this);
    const proof = proveOrThrow(this);
    writeWhole(
      this,
      () => super.synth(),
      () => writeManifests(proof, this.outdir),
    );
  }
}
