-- Who sees an account because it wrote in a thread is asked by the account.
create index messages_by_author on messages (author_id, request_id);
