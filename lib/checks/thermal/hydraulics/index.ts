import { Check } from '../../check';
import { circulation } from './circulation';
import { coolantCare } from './coolant-care';
import { expansion } from './expansion';
import { freezing } from './freezing';
import { leaks } from './leaks';
import { pipes } from './pipes';
import { wettedMaterials } from './wetted-materials';

/** Pumps, pipes and what flows in them. */
export const HYDRAULICS: Check[] = [circulation, pipes, wettedMaterials, freezing, coolantCare, leaks, expansion];
