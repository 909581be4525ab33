/** Briefs to begin with. Lengths are what a feature of ninety minutes usually takes; every one of them can be changed. */
import type { LocalDate } from '../time/date';
import { addDays, weekdayOf } from '../time/zone';
import { emptyPackage, type BriefDraft, type PackageDraft } from './draft';
import { windowsWithin } from './schedule';

export type TemplateName = 'feature' | 'blank';

type Stage = Pick<PackageDraft, 'key' | 'title' | 'capability' | 'duration' | 'after'>;

const stage = (key: string, title: string, capability: string, duration: string, ...after: string[]): Stage => ({
  ...{ key, title, capability, duration, after },
});

/** Picture and sound side by side, then joined in the master. */
const feature: readonly Stage[] = [
  stage('conform', 'Conform', 'conform.conform', 'P3D'),
  stage('grade', 'Grade', 'colour.grading-suite.hdr', 'P8D', 'conform'),
  stage('online', 'Online', 'online.suite', 'P3D', 'grade'),
  stage('dialogue', 'Dialogue edit', 'sound.dialogue-edit', 'P4W'),
  stage('premix', 'Premix', 'mix.near-field.room', 'P5D', 'dialogue'),
  stage('mix', 'Final mix', 'mix.theatrical.stage', 'P5D', 'premix'),
  stage('master', 'Master', 'mastering.imf.app-2e', 'P2D', 'online', 'mix'),
  stage('qc', 'Quality control', 'qc.eyeball', 'P1D', 'master'),
];

const weeksOfFeature = 8;

const empty: BriefDraft = {
  title: '',
  currency: 'EUR',
  budget: '',
  maxFacilities: '',
  leftOut: [],
  preferred: [],
  packages: [],
};

/** The Monday after next: near enough to plan for, far enough for houses to answer. */
const usualStart = (today: LocalDate): LocalDate => addDays(today, 15 - weekdayOf(today));

export function fromTemplate(name: TemplateName, today: LocalDate): BriefDraft {
  const first = usualStart(today);
  if (name === 'blank') {
    return { ...empty, packages: [{ ...emptyPackage('p1'), from: first, to: addDays(first, 27) }] };
  }
  const windows = windowsWithin(feature, first, addDays(first, weeksOfFeature * 7 - 1));
  return {
    ...empty,
    packages: feature.map((one) => ({ ...emptyPackage(one.key), ...one, ...windows.get(one.key) })),
  };
}
