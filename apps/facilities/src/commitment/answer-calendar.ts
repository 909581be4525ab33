import { Injectable, type OnModuleInit } from '@nestjs/common';
import { challengeQuestion, confirmQuestion, placeQuestion, releaseQuestion } from '#events/calendar-question';
import { Questions } from '#service/questions/questions';
import { ChallengeCommitments } from '../challenge/challenge-commitments';
import { ConfirmCommitments } from './confirm-commitments';
import { PlaceCommitments } from './place-commitments';
import { ReleaseCommitments } from './release-commitments';

/** The questions that partnerships may ask of the calendar. */
@Injectable()
export class AnswerCalendar implements OnModuleInit {
  constructor(
    private readonly questions: Questions,
    private readonly placing: PlaceCommitments,
    private readonly confirming: ConfirmCommitments,
    private readonly releasing: ReleaseCommitments,
    private readonly challenging: ChallengeCommitments,
  ) {}

  onModuleInit(): void {
    this.questions.answer('place', (body) => this.placing.run(placeQuestion.parse(body)));
    this.questions.answer('confirm', (body) => this.confirming.run(confirmQuestion.parse(body)));
    this.questions.answer('release', (body) => this.releasing.run(releaseQuestion.parse(body)));
    this.questions.answer('challenge', (body) => this.challenging.run(challengeQuestion.parse(body)));
  }
}
