import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  findCandidatesQuestion,
  judgePackagesQuestion,
  type JudgePackagesQuestion,
  seenFacilitiesQuestion,
} from '#events/candidates-question';
import { all, ok, within, type Result } from '#kernel/result';
import { Questions } from '#service/questions/questions';
import { parseWanted } from '../domain/wanted';
import { taxonomy } from '../taxonomy/taxonomy-file';
import { FindCandidates } from './find-candidates';
import { SeenFacilitiesStore } from './seen-facilities.store';

/** The questions that partnerships may ask about a brief. */
@Injectable()
export class AnswerPackages implements OnModuleInit {
  constructor(
    private readonly questions: Questions,
    private readonly finding: FindCandidates,
    private readonly seen: SeenFacilitiesStore,
  ) {}

  onModuleInit(): void {
    this.questions.answer('judgePackages', async (body) => judge(judgePackagesQuestion.parse(body)));
    this.questions.answer('seenFacilities', (body) => this.seen.of(seenFacilitiesQuestion.parse(body)));
    this.questions.answer('findCandidates', (body) => this.finding.run(findCandidatesQuestion.parse(body)));
  }
}

function judge({ packages }: JudgePackagesQuestion): Result<null> {
  const wanted = all(packages.map((one, at) => within(parseWanted(one, taxonomy), 'packages', at)));
  return wanted.ok ? ok(null) : wanted;
}
