-- A letter that could not be sent waits for its next try; the sweep for lost jobs leaves it alone until then.
-- What an appointment was before it was moved is looked up, so that its calendar entry moves along.
alter table mail add column due_at timestamptz not null default now();
comment on column mail.due_at is 'When the next try is due.';

create or replace function locate_waiting_mail() returns table (entity_id uuid, mail_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   select entity_id, id
     from mail
    where state = 'waiting'
      and due_at < now() - interval '1 minute'
    order by created_at
$$;

create index booking_moved_to on booking (moved_to) where moved_to is not null;
