-- The newest news of a person counts; a seat has one live invitation; letters keep no secret once they are out;
-- and every door that sees across entities looks names up where nobody else can put any.

alter table room_participant add column heard_at timestamptz;
comment on column room_participant.heard_at is 'Time of the newest news of coming or going; older news moves nothing.';

alter table mail add column invitation_id uuid;
alter table mail add foreign key (entity_id, invitation_id) references invitation (entity_id, id) on delete cascade;
alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check check (state in ('waiting', 'sent', 'failed', 'dropped'));
create index mail_of_invitation on mail (invitation_id) where state = 'waiting';
comment on column mail.body is 'text/plain; emptied when the letter is out, failed for good or dropped.';
comment on column mail.invitation_id is 'Whose link or code it tells; dropped when that invitation is revoked.';

-- The owner is held by the policies too, and they need a scope; these two statements are about every entity.
alter table mail no force row level security;
update mail set body = '', calendar = null where state in ('sent', 'failed');
alter table mail force row level security;
alter table invitation no force row level security;
update invitation i
   set state = 'revoked', revoked_at = now()
 where i.state <> 'revoked'
   and exists (select
                 from invitation newer
                where newer.room_participant_id = i.room_participant_id
                  and newer.state <> 'revoked'
                  and (newer.created_at, newer.id) > (i.created_at, i.id));
alter table invitation force row level security;
create unique index invitation_live on invitation (room_participant_id) where state <> 'revoked';

alter table booking drop constraint booking_moved_to_fkey;
alter table booking add foreign key (entity_id, moved_to) references booking (entity_id, id);

create index client_email on client (entity_id, lower(email));
create index room_live on room (entity_id) where state = 'live';
create index room_scheduled on room (starts_at) where state = 'scheduled';

-- A key that is a text elsewhere, or null; unlike a cast it never fails, and unlike a cast of the column it finds the index.
create function as_uuid(words text) returns uuid
language sql immutable parallel safe as $$
   select case when words ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then words::uuid end
$$;

create or replace function locate_room(name text) returns table (entity_id uuid, room_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   select entity_id, id from room where livekit_name = name or id = as_uuid(name)
$$;
create or replace function locate_user(address text) returns table (entity_id uuid, user_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   select entity_id, id from "user" where lower(email) = lower(address) or id = as_uuid(address)
$$;
alter function locate_invitation(bytea) set search_path = pg_catalog, public, pg_temp;
alter function list_entities() set search_path = pg_catalog, public, pg_temp;
alter function locate_live_rooms() set search_path = pg_catalog, public, pg_temp;
alter function locate_waiting_mail() set search_path = pg_catalog, public, pg_temp;
alter function busy_times(uuid, tstzrange, timestamptz) set search_path = pg_catalog, public, pg_temp;

-- Rooms whose time went by with nobody there.
create function locate_missed_rooms(at timestamptz) returns table (entity_id uuid, room_id uuid)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   select entity_id, id
     from room
    where state = 'scheduled'
      and starts_at < at
      and starts_at + make_interval(mins => duration_minutes) <= at
$$;
-- The role of someone who may act for the entity in scope: theirs, or a MANAGER, whose row is of no entity. Null when disabled.
create function role_of_user(wanted uuid) returns text
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
   select u.role
     from "user" u
    where u.id = wanted
      and u.disabled_at is null
      and (u.entity_id is null or u.entity_id = scope_entity())
$$;
-- A hold that ran out stands in nobody's way, whichever entity it was made in.
create function expire_holds(professional uuid, at timestamptz) returns void
language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
   update booking
      set state = 'expired', changed_at = at
    where professional_id = professional
      and state = 'held'
      and hold_expires_at <= at
$$;
create policy expire on booking for update to current_user using (state = 'held') with check (state = 'expired');

revoke execute on function locate_missed_rooms(timestamptz), role_of_user(uuid), expire_holds(uuid, timestamptz) from public;
grant execute on function as_uuid(text), locate_missed_rooms(timestamptz), role_of_user(uuid),
   expire_holds(uuid, timestamptz) to usher_app;
