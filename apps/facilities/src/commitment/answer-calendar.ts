import { Injectable, type OnModuleInit } from '@nestjs/common';
import { confirmQuestion, placeQuestion, releaseQuestion } from '#events/calendar-question';
import { Questions } from '#service/questions/questions';
import { ConfirmCommitments } from './confirm-commitments';
import { PlaceCommitments } from './place-commitments';
import { ReleaseCommitments } from './release-commitments';

/** The three questions that partnerships may ask of the calendar. */
@Injectable()
export class AnswerCalendar implements OnModuleInit {
  constructor(
    private readonly questions: Questions,
    private readonly placing: PlaceCommitments,
    private readonly confirming: ConfirmCommitments,
    private readonly releasing: ReleaseCommitments,
  ) {}

  onModuleInit(): void {
    this.questions.answer('place', (body) => this.placing.run(placeQuestion.parse(body)));
    this.questions.answer('confirm', (body) => this.confirming.run(confirmQuestion.parse(body)));
    this.questions.answer('release', (body) => this.releasing.run(releaseQuestion.parse(body)));
  }
}
