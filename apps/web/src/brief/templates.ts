/** Briefs to begin with. Lengths are what such a job usually takes; every one of them can be changed. */
import type { LocalDate } from '../time/date';
import { addDays, weekdayOf } from '../time/zone';
import { emptyPackage, type BriefDraft, type PackageDraft } from './draft';
import { windowsWithin } from './schedule';

export type TemplateName = 'episode' | 'feature' | 'blank';

type Stage = Pick<PackageDraft, 'key' | 'title' | 'capability' | 'duration' | 'after'>;

const stage = (key: string, title: string, capability: string, duration: string, ...after: string[]): Stage => ({
  ...{ key, title, capability, duration, after },
});

/** An hour of television: picture and sound side by side, then joined in the master. */
const episode: readonly Stage[] = [
  stage('conform', 'Conform', 'conform.conform', 'P1D'),
  stage('grade', 'Grade', 'colour.grading-suite.hdr', 'P3D', 'conform'),
  stage('online', 'Online', 'online.suite', 'P1D', 'grade'),
  stage('dialogue', 'Dialogue edit', 'sound.dialogue-edit', 'P4D'),
  stage('premix', 'Premix', 'mix.near-field.room', 'P1D', 'dialogue'),
  stage('mix', 'Final mix', 'mix.near-field.room', 'P2D', 'premix'),
  stage('master', 'Master', 'mastering.imf.app-2e', 'P1D', 'online', 'mix'),
  stage('qc', 'Quality control', 'qc.eyeball', 'P1D', 'master'),
];

/** Ninety minutes for the cinema, in the same order. */
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

const jobs = { episode: { stages: episode, weeks: 6 }, feature: { stages: feature, weeks: 8 } } as const;

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
  const { stages, weeks } = jobs[name];
  const windows = windowsWithin(stages, first, addDays(first, weeks * 7 - 1));
  return {
    ...empty,
    packages: stages.map((one) => ({ ...emptyPackage(one.key), ...one, ...windows.get(one.key) })),
  };
}
