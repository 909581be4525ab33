-- A request that waits may challenge the pencils in its way.

alter table events drop constraint events_move;
alter table events add constraint events_move check (
  move in ('SEND', 'COUNTER', 'ACCEPT', 'CHALLENGE', 'CONFIRM', 'DECLINE', 'WITHDRAW', 'EXPIRE', 'CANCEL', 'COMPLETE')
);

alter table intents drop constraint intents_question_check;
alter table intents add constraint intents_question_check check (question in ('place', 'confirm', 'release', 'challenge'));
