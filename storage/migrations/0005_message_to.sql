-- A message may be for one who works here and is no professional, such as a receptionist.
alter table message add column user_id uuid references "user" on delete set null;
comment on column message.professional_id is 'Null with user_id: for staff in general.';
comment on column message.user_id is 'Whom it is for, when that is no professional.';
