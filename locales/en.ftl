# Every sentence the service says in English. Values stand in { $braces }; Telegram's HTML is allowed.

language-en = English
language-fr = Français

start =
    Hello{ $name }, I am Talaria. I answer questions about e-waste, mercury and the Minamata Convention, and sustainable procurement of ICT.

    Just type your question, in your own words. Every answer was written by people and names its source. Where I do not know, I say so and can ask the organisers for you.

    The organisers may send announcements here, and reminders of events that you follow (/events). /stop ends that at any time.
help =
    <b>How to use Talaria</b>

    Type a question in your own words, in English or French. Typing errors do not matter.

    /topics – browse all questions
    /events – events: what is planned, what you follow
    /surveys – surveys that wait for you
    /timezone – tell your city, for times on your clock
    /reminders – when you are reminded of events, and when not
    /stop – no more messages unasked for; /resume turns them on again
    /language – choose your language
    /privacy – what is kept about you, and for how long
    /mydata – a file with everything that is kept about you
    /forgetme – erase it

    In a group, write <code>/ask</code> and your question, or reply to one of my messages.
help-organisers =
    <b>For organisers</b>

    Questions that I could not answer arrive here as cards when people ask for it. Reply to a card, and your reply goes to the person who asked.

    /unanswered – the latest questions that went without a good answer
    /newevent – make an event; a calendar file (.ics) does it too
    /myevents – change, move, copy or cancel your events
    /announce – write to many at once
    /announcements – what is saved, being sent, or sent
    /newsurvey – make a survey; a workbook (XLSForm, .xlsx) does it too
    /mysurveys – your surveys: send them, read results
    /deliveries – what waits, and what did not arrive
help-admins =
    /team – who may do what: invite and remove people
    /trail – who did what
ask-how = Write your question after the command, like this: <code>/ask what is the Minamata Convention</code>

choices = I am not sure which of these you mean:
unknown = I have no checked answer to that, and I would rather not guess.
unknown-offer = Shall I ask the organisers? They will see your name and your question, and their answer arrives here.
entry-gone = That answer is no longer here. Please ask your question in your own words.
other-language = There is no answer in English yet. Here it is in { $name }:
source = Source:
sources = Sources:
as-of = As of { $date }

button-useful = 👍 Useful
button-not-useful = 👎 Not useful
button-none = None of these
button-pass-on = ✉️ Ask the organisers
button-topics = Browse all topics
button-back = ‹ Back
button-other-choices = ‹ Other choices
button-outdated = This button is out of date. Please ask again.
button-forget = Yes, erase everything
button-keep = No, keep it

verdict-useful = Thank you, noted.
verdict-not-useful = Thank you. The curators will see this.
passed-on = Passed on. The organisers’ answer will arrive here.
passed-on-too-many = You have written a lot to the organisers within an hour. Please wait a while; this was not passed on.
passed-on-already = This question is already with the organisers.

card =
    <b>Question { $number }</b> from { $person } ({ $asked_in })

    <blockquote>{ $question }</blockquote>

    Reply to this message to answer. Your name and your reply go to this person.
reply-head =
    <b>{ $who }</b> answers your question:
    <blockquote>{ $question }</blockquote>
follow-up-head = <b>{ $person }</b> writes back:
follow-up-taken = Passed on to the organisers.
reply-delivered = Delivered.
reply-refused = Not delivered: this person has blocked the bot or left Telegram.
reply-uncertain = Telegram did not confirm the delivery. It may have arrived; please do not rely on it.
reply-failed = Not delivered: Telegram refused the message.
reply-nobody = Not delivered: this person has asked to be forgotten.
reply-kind-unfit = This kind of message cannot be passed on. Please reply with text, a photo, a file or a voice message.

language-ask = Which language shall I use?
language-set = From now on I answer in English.

topics-domains = What would you like to know about?
topics-page =
    { $pages ->
        [one] <b>{ $title }</b>
       *[other] <b>{ $title }</b> ({ $page }/{ $pages })
    }

privacy =
    <b>What I keep about you</b>

    • Your Telegram id (not your phone number) and your language, so that I can answer you. Not your name, except in what you pass on:
    • Questions you passed on to the organisers, with your name and their answers: { $cards } days. The organisers see them.
    • Your questions and what they led to, so that the curators can improve the answers: { $questions } days, then without you and without the text.
    • The events that you follow and whether you come, and what I told you of them: { $events } days after the event. Organisers see how many come, not who.
    • What you answered in surveys, which organisers see with your id: { $surveys } days after the survey’s end, then without you. Of an anonymous one only that you took part; what you answered there nobody can find again.
    • Your city’s time zone, when you want to be reminded, and what you want to be sent at all: until you change it. What you are in the middle of: { $dialogues } days at most.
    • Incoming messages until they are handled, or for { $updates } days where that failed; of the others a trace without text, as long, so that none is handled twice.

    Nothing goes to anybody else. /mydata sends you all of it, /forgetme erases it.
mydata = Everything that is kept about you. Times are in UTC.
only-in-private = Please write this to me in a private chat.
forget-ask = Shall I erase everything that is kept about you? Your questions stay only as counts, without you and without their text. Messages that the organisers already received stay in their chat.
forget-kept = Nothing was erased.
forget-done =
    Done. Erased: your language and Telegram id, your choices, your events ({ $events }), your answers to surveys ({ $surveys }), the text of { $questions ->
        [one] one question
       *[other] { $questions } questions
    } and of { $messages ->
        [one] one message
       *[other] { $messages } messages
    }. What you answered in anonymous surveys stays: nothing connects it with you. If you write again, we start anew.

group-more = <a href="{ $link }">The whole answer with its source</a>
group-in-private = I am not sure what you mean. <a href="{ $link }">Ask me in private</a>, there I can offer you a choice.
group-hello = Hello. I answer questions about e-waste, mercury and sustainable procurement. Write <code>/ask</code> and your question, or reply to one of my messages.

forwarded = That is a long forwarded message. Please type the question you have about it.
kind-voice = I cannot listen to recordings yet. Please type your question.
kind-sticker = Nice! If you have a question, please type it.
no-words = I see no words there. Please type your question.
kind-other = I can only read text. Please type your question.
edited = I read each message only once. To ask anew, please send it as a new message.
unknown-command = I do not know this command. /help shows what I can do.
slow-down = That was a lot at once. Please wait a few seconds, then go on.
fault = Something went wrong on our side. It has been noted; please try again in a moment.

dialogue-cancelled = Cancelled. Nothing was kept.
dialogue-none = There is nothing to cancel.

content-faults =
    <b>Some answers could not be read.</b> The last good versions stay in use. To mend ({ $count }):

    { $faults }

unanswered =
    { $count ->
        [0] <b>No question went without a good answer.</b>
        [one] <b>One question went without a good answer</b>
       *[other] <b>{ $count } questions went without a good answer</b> (the latest first)
    }
unanswered-line = { $date } UTC, { $asked_in }, { $why }: { $question }
why-unknown = not known
why-choices = none chosen
why-answered = answered
why-not_useful = not useful
why-none_of_these = none of the choices

# What the outbox says of events
reminders-missed =
    <b>{ $count ->
        [one] One reminder came
       *[other] { $count } reminders came
    } too late and was left out:</b> { $title }

    The service was down when it was due, and by now it is of no use any more.
button-event = Details
news-soon = ⏰ <b>Starts { $distance }</b>
news-today = ⏰ <b>It is today</b>
news-now = ▶️ <b>It starts now</b>
news-started = ▶️ <b>It started { $distance }</b>
news-thanks = 🙏 Thank you for coming to <b>{ $title }</b>. If a question is left, just type it here.
news-over = <b>{ $title }</b> is over. Thank you for your interest. If a question is left, just type it here.
news-moved =
    🕑 <b>New time</b>

    You were told: { $old }
    Now it is: { $new }
news-link = 🔗 <b>New link.</b> The one you had no longer works.
news-moved-again = 🕑 <b>New time.</b> You may have been told already; that is not certain, so here it is again:
news-promoted = 🎟 <b>A place became free, and it is yours.</b> If you cannot come, please say so, and the next person gets it.
news-cancelled =
    ❌ <b>Cancelled: { $title }</b>

    It was planned for { $moment }. Open the file to take it out of your calendar.

event-cancelled = ❌ <b>Cancelled</b>
event-when = 🗓 { $when }
event-moved-to = 🗓 <b>New time:</b> { $when }
event-place = 📍 { $place }
event-in-person = 📍 In person
event-online = 💻 Online
event-online-link = 💻 Online: <a href="{ $link }">joining link</a>
event-online-for-attendees = 💻 Online. The joining link is for those who say that they come.
event-languages = 🗣 { $languages }
event-draft = ✏️ A draft: only its organisers see it.
event-over = This event is over.
event-part-of = Part of <b>{ $title }</b>
event-registration = 📝 <a href="{ $link }">Registration</a>
event-places = 👥 Places taken: { $taken } of { $capacity }.
event-full =
    { $waiting ->
        [0] 👥 All places are taken ({ $capacity }).
        [one] 👥 All places are taken ({ $capacity }), and one person waits.
       *[other] 👥 All places are taken ({ $capacity }), and { $waiting } people wait.
    }
event-own-coming = ✅ You come.
event-own-waiting = ⏳ You are number { $place } on the waiting list. If a place becomes free, I tell you.
event-own-maybe = You may come.
event-own-not = You do not come.
event-own-following = 🔔 I remind you of it. /reminders says when.
event-reminders-stopped = 🔕 You have stopped reminders. /resume turns them on again.
event-gone = This event is no longer here. /events shows what is planned.
event-closed = This event is over or cancelled: nothing can be answered any more.
event-kept-coming = Noted: you come. See you there!
event-kept-waiting = All places are taken. You are on the waiting list, and I tell you when one becomes free.
event-kept-maybe = Noted: you may come.
event-kept-not = Noted: you do not come.
event-kept-follow = I will remind you.
event-kept-unfollow = No more reminders of this event.
event-file = Open the file to put the event into your calendar. Should the event move, a new file from here changes the same entry.
event-file-cancelled = Open the file to take the cancelled event out of your calendar.
event-button-coming = Coming
event-button-maybe = Maybe
event-button-not = Not coming
event-button-follow = 🔔 Follow
event-button-unfollow = 🔕 Unfollow
event-button-file = 📅 Calendar file

events-head-coming = <b>Coming events</b>
events-head-mine = <b>My events</b>
events-head-past = <b>Past events</b>
events-none-coming = No event is planned at the moment.
events-none-mine = You follow no event yet. Open one under “Coming”, and say whether you come.
events-none-past = No event has taken place yet.
events-pick = Pick one to see more. Tell me your city with /timezone, and I show the times on your clock.
events-tab-coming = Coming
events-tab-mine = Mine
events-tab-past = Past
events-line = • { $date }: <a href="{ $link }">{ $title }</a>
events-in-private = <a href="{ $link }">All events, in a private chat</a>

zone-offer = In which city are you? Then I tell you every time on your own clock, and do not disturb your night.
zone-button-ask = Tell my city
zone-button-later = Not now
zone-later = All right. /timezone does it at any time.
zone-ask = In which city are you? Type its name, or that of a country, or send me a location (📎).
zone-now = Your clock is that of { $place }, where it is { $time } now.
zone-choose = Which one do you mean?
zone-unknown = I do not know that place. Please type the nearest large city, or your country.
zone-set = From now on I tell you every time on the clock of { $place }. It is { $time } there now. If that is wrong, /timezone changes it.

plan-as-organised = <b>Your reminders</b>: as the organiser planned them for each event that you follow.
plan-own = <b>Your reminders</b> of each event that you follow:
plan-nothing = <b>Your reminders</b>: none. If an event that you follow is moved or cancelled, I still tell you.
plan-offset-7d = 7 days before
plan-offset-1d = 1 day before
plan-offset-1h = 1 hour before
plan-offset-0 = When it starts
plan-offset-thanks = A thank-you after the end
plan-button-organised = As each organiser planned
plan-quiet = 🌙 Quiet from { $begins } to { $ends } on the clock of { $place }: what would come then comes before. Only what is due within an hour of the start comes all the same.
plan-quiet-anywhere = 🌙 Quiet from { $begins } to { $ends }: what would come then comes before. I do not know your city yet, so I go by the event’s clock; /timezone changes that.
plan-quiet-none = No quiet hours: reminders come at any time of day or night.
plan-button-quiet-none = No quiet hours

consent-kind-reminders = reminders and news of the events you follow
consent-kind-announcements = announcements
consent-kind-surveys = surveys
consent-name-reminders = Reminders
consent-name-announcements = Announcements
consent-name-surveys = Surveys
consent-on = ✓ { $kind }
consent-off = ✗ { $kind }
consent-all = You are sent { $kept }. /stop ends that at any time.
consent-none = Stopped: from now on I send you no { $stopped }.
consent-some = Stopped: { $stopped }. You are still sent { $kept }.
consent-answers = Answers to your questions still come, as does everything that you ask for.
consent-changes = I will also not tell you when an event that you follow is moved or cancelled. /resume turns all of it on again.

# Calendar files
calendar-fault-large = This file is too large. A calendar file may have up to { $limit } MB.
calendar-fault-empty = This file is empty.
calendar-fault-junk = This is not a calendar file. Calendar programs save one as “.ics”.
calendar-fault-many = There are { $count } events in this file. I read at most { $limit } at once; please send a smaller file.
calendar-fault-none = There is no event in this calendar file.
calendar-fault-unclosed = Event { $event }: it is cut off before its end.
calendar-fault-title = Event { $event }: it has no title.
calendar-fault-no-start = Event { $event }: it does not say when it starts.
calendar-fault-time = Event { $event }: I cannot read the time “{ $time }”.
calendar-fault-zone = Event { $event }: I do not know the time zone “{ $zone }”.
calendar-fault-order = Event { $event }: it ends before it starts.
calendar-note-zone = The file names no time zone, so yours was taken.
calendar-note-hour = The file gives no end, so one hour was assumed.
calendar-note-series = It is repeated. Only the first date was taken.
calendar-note-shortened = The text was too long and was shortened.
calendar-note-link = A link that does not begin with https:// was left out.

announce-ask = Write or forward the message now: text, a photo, a file, a video or an album. It is copied as you send it. /cancel leaves this.
announce-ask-in = Write or forward the message in { $name } now. /cancel leaves this.
announce-ask-when = When shall it go? For example <code>tomorrow 9:00</code> or <code>14/02/2027 13:00</code>. The time is that of { $zone }; /timezone changes it.
announce-ask-fix = Send the corrected message. Under a photo or a file, only the words are corrected. /cancel leaves this.
announce-when-again = I need a day and a time, such as <code>tomorrow 9:00</code>.
announce-when-past = That time is over already, or it has begun meanwhile.
announce-unfit = This kind of message cannot be announced. Send text, a photo, a file, a video or an album.
announce-cannot-copy = Telegram does not copy this message, so it cannot be announced. Please write it anew.
announce-looks = This is exactly what people will get:
announce-album = This is an album. Wait until all of it has arrived, then look at it with the preview.
announce-offer = Shall I announce this message?
announce-button-take = 📣 Announce it
announce-panel = 📣 <b>Announcement</b>
announce-audience = <b>To:</b> { $audience }
announce-count =
    { $people ->
        [one] One person, about { $seconds } s.
       *[other] { $people } people, about { $seconds } s.
    }
announce-nobody = Nobody is in this audience, so it cannot be sent.
announce-unreachable =
    { $count ->
        [one] One more cannot be reached: has blocked us or left.
       *[other] { $count } more cannot be reached: they have blocked us or left.
    }
announce-opted-out =
    { $count ->
        [one] One more wants no announcements.
       *[other] { $count } more want no announcements.
    }
announce-foreign =
    { $count ->
        [one] One person gets it in another language than theirs.
       *[other] { $count } people get it in another language than theirs.
    }
announce-scheduled = 🕑 It goes on { $when }.
announce-asking = ⏳ It waits for a second person’s approval.
announce-approved = ✓ A second person has approved it.
announce-button-audience = 👥 Audience
announce-button-preview = 👁 Preview
announce-button-add = ➕ { $name }
announce-button-reword = ✏️ { $name }
announce-button-send = 📣 Send now
announce-button-when = 🕑 Schedule
announce-button-save = 💾 Save
announce-button-drop = 🗑 Discard
announce-button-ok = ✅ Approve
announce-button-no = ✋ Do not approve
announce-sure =
    { $count ->
        [one] Send it to <b>one person</b> now?
       *[other] Send it to <b>{ $count } people</b> now?
    }
announce-yes =
    { $count ->
        [one] Yes, send to one person
       *[other] Yes, send to { $count } people
    }
announce-saved = 💾 Saved. /announcements shows it again.
announce-dropped = Discarded.
announce-fix-which = In which language?
announce-fix-unfit = That does not fit: text replaces text, and words under a picture replace such words. Albums cannot be corrected. Please send it again, or /cancel.
announce-fixed =
    { $count ->
        [0] Corrected. Nobody has it yet; everybody gets the new words.
        [one] One copy is being corrected.
       *[other] { $count } copies are being corrected.
    }
announce-back-sure = Take it back from everybody who got it? Telegram deletes only what is younger than 48 hours. What was read stays read.
announce-back-yes = Yes, take it back
announce-taken-back =
    { $count ->
        [one] One copy is being deleted.
       *[other] { $count } copies are being deleted.
    }{ $old ->
        [0] {""}
       *[other] {" "}{ $old } are older than 48 hours and stay.
    }
announce-please-agree =
    <b>Somebody wants to write to everyone ({ $count ->
        [one] one person
       *[other] { $count } people
    }).</b> A second person has to approve it. Look at it first, please.
announce-agreed = ✅ Approved. Whoever wrote it can send it now.
announce-refused = Not approved. Whoever wrote it has been told.
announce-not-yours = That is not for you to decide: it is your own, or somebody has decided already.
announce-told-agreed = ✅ Your announcement was approved. You can send it now.
announce-told-refused = ✋ Your announcement was not approved. It is a draft again.
announce-open = Open it
announce-list = <b>Your announcements</b>, the unsent ones first
announce-none = There are no announcements yet. /announce begins one.
announce-state-draft = ✏️
announce-state-asking = ⏳
announce-state-scheduled = 🕑
announce-state-late = ⚠️
announce-state-sending = 📣
announce-state-paused = ⏸
announce-state-stopped = ⏹
announce-state-done = ✅

audience-everyone = everyone who wants announcements
audience-followers = those who follow “{ $title }”
audience-attendees = those who come to “{ $title }”
audience-partners = partners only
audience-languages = only { $languages }
audience-tag = who follow anything on “{ $tag }”
audience-without = not those who come to “{ $title }”
audience-button-everyone = Everyone
audience-button-event = People of an event …
audience-button-attendees = Those who come
audience-button-followers = All who follow it
audience-button-partners = Partners only
audience-button-tag = By topic …
audience-button-without = Except …
audience-button-done = ‹ Done
audience-which-event = Of which event?
audience-which-people = Which of its people?
audience-which-exception = Leave out those who come to which event?
audience-which-tag = Who follow events on which topic?

announce-progress =
    📣 { $sent } of { $total } sent{ $failed ->
        [0] {""}
       *[other] , { $failed } not reached
    }. About { $seconds } s left.
announce-paused =
    ⏸ Paused. { $sent } of { $total } sent{ $failed ->
        [0] {""}
       *[other] , { $failed } not reached
    }.
announce-report = ✅ <b>Sent to { $sent } of { $total } people.</b>
announce-button-go = ▶️ Go on
announce-button-pause = ⏸ Pause
announce-button-stop = ⏹ Stop
announce-button-fix = ✏️ Correct
announce-button-back = 🗑 Take back
announce-again-blocked = Try those who blocked the bot ({ $count })
announce-again-kicked = Try the groups without the bot ({ $count })
announce-again-never_started = Try those who never started ({ $count })
announce-again-failed = Try those that Telegram refused ({ $count })
announce-again-not_worded = Try those that failed here ({ $count })
announce-again-late = Send to those it was too late for ({ $count })
announce-again-uncertain = Send again where it is not certain ({ $count })
announce-copies-taken-back =
    { $count ->
        [one] One copy was taken back.
       *[other] { $count } copies were taken back.
    }
announce-unapproved =
    ⚠️ <b>A scheduled announcement was not sent.</b> It goes to everyone, and a second person has not agreed to it as it is now. It is a draft again: open it in /announcements and ask for their word.

    { $beginning }
announce-unowned =
    ⚠️ <b>A scheduled announcement was not sent.</b> Whoever wrote it is no organiser any more. It is a draft now: /announcements shows it to admins.

    { $beginning }
survey-unowned =
    ⚠️ <b>A planned survey was not sent.</b> Whoever made it is no organiser any more. /mysurveys shows it to admins.

    { $title }
announce-late =
    ⚠️ <b>An announcement was not sent.</b> The service was down at its time, and that is more than a day ago. /announcements shows it; you can send it now or discard it.

    { $beginning }

profile-description = Questions about e-waste, mercury and the Minamata Convention, and sustainable procurement of ICT? Ask in your own words. Every answer names its source.
profile-short = Checked answers on e-waste, mercury and sustainable procurement, each with its source.
command-start = Begin
command-help = What I can do
command-ask = Ask a question
command-topics = Browse all questions
command-events = Events: what is planned, what you follow
command-reminders = When you are reminded, and when not
command-timezone = Tell your city, for times on your clock
command-language = Choose your language
command-stop = No more messages unasked for
command-resume = Messages unasked for again
command-privacy = What is kept about you
command-mydata = Get everything that is kept about you
command-forgetme = Erase everything that is kept about you
command-cancel = Leave what you are in the middle of

moment-date-time = { $date }, { $time }
moment-city =
    { $article ->
       *[none] { $time } in { $city }
    }
moment-zone = { $time } { $zone }
moment-beside = { $own } ({ $other })
moment-times = { $first }–{ $last }
moment-from-to = { $first } – { $last }

date-fault-not-understood = I do not understand this date. Write it like <code>14 February 2027 13:00</code>, <code>14/02/2027 13:00</code> or <code>tomorrow 2pm</code>.
date-fault-month-length = There are only { $days } days in { $month }.
date-fault-no-month = There is no month { $month }. Write the day, then the month, then the year.
date-fault-no-time = There is no such time as { $time }. Write it like <code>13:00</code>.
date-fault-no-year = The year { $year } is too far away.
date-fault-weekday = { $date } is a { $weekday }. Write the date again, with or without its weekday.
date-fault-zone = Write the time as the clocks show it there, without the time zone. The zone is asked for by itself.
date-fault-order = The end has to be later than the start.
date-fault-no-duration = I do not understand how long that is. Write it like <code>3h</code>, <code>90 min</code> or <code>2 days</code>.

# Making an event
not-allowed = This is for organisers, and you are not one of them (any more).
make-ask-title = <b>A new event.</b> What is it called? /cancel leaves this at any time.
make-ask-title-in = What is the title in { $name }?
make-ask-description-in = Write the description in { $name }.
make-ask-when =
    When does it start? For example <code>14/02/2027 13:00</code>, <code>tomorrow 2pm</code> or <code>14 Feb 2027 13:00-16:00</code>.

    The time is that of the place of the event; which place, I ask next.
make-ask-copy = The same again: when does it start? For example <code>14/02/2028 13:00</code>. Length, place and sessions stay.
make-understood = ✓ { $when }
make-ask-length = How long is it? Pick, or type <code>45 min</code>, <code>2h30</code> or when it ends: <code>16:00</code>.
make-ask-days = How many days is it? Pick, or type the last day.
make-ask-zone = Which town’s time is that? Type a town or a country.
make-zone-taken = ✓ The time of { $place }
make-which-zone = Which one do you mean?
make-zone-unknown = I do not know “{ $typed }”. Try the nearest big town.
make-ask-format = Where does it take place?
make-format-virtual = 💻 Online
make-format-in_person = 📍 At a place
make-format-hybrid = 📍💻 Both
make-ask-place = At which place? Name and address.
make-ask-link = What is the joining link? It begins with https://
make-ask-rule = Who may see the joining link?
make-link-everyone = Everybody
make-link-attendees = Only those who say they come
make-ask-description = Describe it in a few sentences.
make-ask-registration = Is there a page for registration? Send its link.
make-ask-capacity = How many places are there? A number. When they are taken, others go on a waiting list.
make-ask-languages = Which languages are spoken there? Tick them, or type them.
make-ask-tags = Tags, with commas between them, such as <code>e-waste, mercury</code>.
make-next = Next ›
make-skip = Skip ›
make-to-preview = To the preview ››
make-confirm-moment = I understood <b>{ $when }</b>. Is that right? If not, type it again.
make-confirm-yes = Yes, { $when }
make-ask-time = { $day } – at what time? Type it, such as <code>13:00</code>.
make-all-day = All day
make-past = That time is over already. Please give a time to come.
make-ends-before = It would end before it starts. Please type it again.
make-too-long = That is too long: at most { $longest } characters, please.
make-no-link = That is no address that I can use. It begins with https://, like <code>https://meet.example.org/abc</code>.
make-no-number = Please type a number from 1, such as <code>30</code>.
make-no-language = I do not know that language. Type for example <code>English, French</code>.
make-no-tags = Please type up to 10 short tags, with commas between them.
make-use-buttons = Please use the buttons here.
make-unfinished = You are in the middle of this event. /cancel drops it.
make-fields = What do you want to change?
make-field-title = Title
make-field-description = Description
make-field-when = Start
make-field-length = End
make-field-zone = Time zone
make-field-format = Online or at a place
make-field-place = Place
make-field-link = Joining link
make-field-rule = Who sees the link
make-field-registration = Registration
make-field-capacity = Places
make-field-languages = Languages
make-field-tags = Tags
make-preview = <b>This is how people will see it:</b>
make-preview-change = <b>This is how people will see it after the change:</b>
make-not-yet-saved = Nothing is changed yet.
make-publish = ✅ Publish
make-change = Change …
make-save-draft = Keep as draft
make-discard = Discard
make-save = ✅ Save the change
make-save-all = ✅ Save, its sessions move too
make-save-alone = ✅ Save, its sessions stay
make-leave = Leave as it was
make-published = ✅ Published. It stands in /events now.
make-draft-kept = Kept as a draft. Only you and the admins see it.
make-saved = Saved.
make-left = Nothing was changed.
make-discarded = Discarded.
make-copied = Copied, as a draft. Check it, then publish it.
make-changed-meanwhile = Somebody else changed this event in the meantime. Here it is as it is now:
make-outdated = This button is out of date.
event-fault-title = It has no title.
event-fault-order = It ends before it starts.
event-fault-past = It is over already.
event-fault-long = It is longer than 60 days.
event-fault-far = It is more than five years away.

# Managing events
run-list =
    { $count ->
        [0] <b>You have no events to come.</b> /newevent makes one; you can also send me a calendar file (.ics).
       *[other] <b>Your events</b> (✏️ are drafts)
    }
run-list-past =
    { $count ->
        [0] <b>No past events.</b>
       *[other] <b>Past and cancelled events</b>
    }
run-past = Past and cancelled
run-coming = To come
run-to-list = My events
run-gone = This event is not here any more, or it is not yours.
run-state-draft = ✏️ A draft: only you and the admins see it.
run-state-published = 📢 Published.
run-state-moved = 📢 Published, and moved since.
run-state-cancelled = ✖ Cancelled.
run-state-past = ✓ Over.
run-counts = { $following } follow it. Coming: { $coming }, waiting for a place: { $waiting }, maybe: { $maybe }, not coming: { $absent }.
run-plan = Reminders
run-parts = Sessions ({ $count })
run-copy = Same again, new date
run-share = Link and poster
run-file = Calendar file
run-cancel = Cancel the event
run-cancel-ask =
    Cancel <b>{ $title }</b>? { $following ->
        [0] Nobody follows it.
        [one] One person is told, once.
       *[other] { $following } people are told, once.
    } This cannot be taken back.
run-cancel-yes = Yes, cancel it
run-cancel-no = No, keep it
run-cancelled =
    Cancelled. { $told ->
        [0] There was nobody to tell.
        [one] One person is told now.
       *[other] { $told } people are told now.
    }
run-told-moved =
    { $told ->
        [0] Nobody had been told { $then } yet.
        [one] One person who was told { $then } is told the new time.
       *[other] { $told } people who were told { $then } are told the new time.
    }
run-told-link =
    { $told ->
        [one] One person who had the old link is told the new one.
       *[other] { $told } people who had the old link are told the new one.
    }
run-told-nobody = Nobody needs to be told.
run-reminders-follow =
    { $following ->
        [0] No reminders were waiting.
        [one] The reminders of one person follow.
       *[other] The reminders of { $following } people follow.
    }
run-promoted =
    { $promoted ->
        [one] One person moved up from the waiting list and is told.
       *[other] { $promoted } people moved up from the waiting list and are told.
    }
run-plan-head = <b>Reminders of { $title }</b>, for all who have chosen nothing else. Tap to switch:
run-plan-line =
    • { $offset }: { $when }, to { $people ->
        [one] one person
       *[other] { $people } people
    }, sent from { $start } to { $end }
run-plan-none = No reminder is to come.
run-before = { $distance } before
run-at-start = At the start
run-thanks = Thanks, after the end
run-sessions =
    { $count ->
        [0] <b>{ $title }</b> has no sessions. A session is a part that can be followed by itself.
       *[other] <b>Sessions of { $title }</b>
    }
run-add-session = ➕ Add a session
run-link =
    <b>{ $title }</b>
    { $link }

    Whoever opens the link, or points a camera at the code, sees the event here.
run-file-caption = The calendar file, with the joining link. Pass it on with care.

# Calendar files that organisers send
files-finish-first = You are in the middle of something else. Finish it or send /cancel, then send the file again.
files-read =
    { $count ->
        [one] <b>I read one event in this file:</b>
       *[other] <b>I read { $count } events in this file:</b>
    }
files-more =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
files-lot-new = 🆕 New
files-lot-changed = ✏️ It is here already; the file has something else
files-lot-cancelled = ✖ Cancelled in this file
files-lot-same = It is here already, as in the file
files-lot-foreign = It is here already and belongs to somebody else; it stays as it is
files-lot-unknown = Cancelled, and not known here
files-button-publish =
    { $count ->
        [one] ✅ Publish it
       *[other] ✅ Publish all { $count }
    }
files-button-draft =
    { $count ->
        [one] Make a draft
       *[other] Make { $count } drafts
    }
files-button-change =
    { $count ->
        [one] Update the event you have
       *[other] Update the { $count } events you have
    }
files-button-cancel =
    { $count ->
        [one] Cancel the event
       *[other] Cancel { $count } events
    }
files-leave = Do nothing
files-left = Nothing was done with the file.
files-nothing-left = There was nothing left to do.
files-done-publish =
    { $count ->
        [one] One event is published.
       *[other] { $count } events are published.
    }
files-done-draft =
    { $count ->
        [one] One draft is made.
       *[other] { $count } drafts are made.
    }
files-done-change =
    { $count ->
        [one] One event is updated.
       *[other] { $count } events are updated.
    }
files-done-cancel =
    { $count ->
        [one] One event is cancelled.
       *[other] { $count } events are cancelled.
    }
files-told =
    { $told ->
        [0] There was nobody to tell.
        [one] One person is told.
       *[other] { $told } people are told.
    }

# The team
team-head = <b>The team</b>
team-list-admin = <b>Admins</b> (everything): { $people }
team-list-organiser = <b>Organisers</b> (their own events, announcements to the people of these): { $people }
team-list-partner = <b>Partners</b> (announcements for partners reach them): { $people }
team-fixed = { $person } (by the settings)
team-fixed-stay = Who is an admin by the settings cannot be removed here, only by whoever runs the service.
team-approval-on = ✓ A second person has to approve what goes to everyone.
team-approval-off = ✗ What goes to everyone needs no second person’s approval.
team-invite-organiser = ➕ Invite an organiser
team-invite-partner = ➕ Invite a partner
team-remove = Remove somebody
team-turn-on = Second person approves: off
team-turn-off = Second person approves: on
team-role-admin = admin
team-role-organiser = organiser
team-role-partner = partner
team-only-admins = This is for admins.
team-whom = Who is to be removed?
team-nobody = There is nobody to remove.
team-remove-ask = Remove { $person } ({ $roles })? From then on they may do nothing more here. What they made stays.
team-remove-yes = Yes, remove
team-remove-no = No, keep
team-removed = Removed: { $person }.
team-removed-already = { $person } has no role here any more.
team-link-organiser =
    <b>An organiser is invited by this link.</b> Send it to that person alone:

    { $link }

    It works once, for { $days } days: until { $until }. You are told when it is used.
team-link-partner =
    <b>A partner is invited by this link.</b> Send it to that person alone:

    { $link }

    It works once, for { $days } days: until { $until }. You are told when it is used.
team-link-closed = This invitation does not work: it was used already, is too old, or was never made. Please ask for a new one.
team-joined-already = You have this role already. /help shows what you can do.
team-joined = { $person } has used your invitation ({ $role }). /team shows everybody.
team-welcome-organiser =
    <b>Welcome, you are an organiser now.</b>

    You can make events (/newevent), remind people of them and write announcements to those who follow them (/announce). Questions that I could not answer arrive here as cards. /help lists everything.
team-welcome-partner =
    <b>Welcome, you are a partner now.</b>

    Announcements for partners reach you here. /stop ends that at any time. For the rest, just ask me.
team-welcome-admin =
    <b>Welcome, you are an admin now.</b>

    Everything is yours to do: all events and announcements, and the team (/team). /help lists everything.

# Who did what
trail-head = <b>The latest acts</b> (by the clock of { $clock })
trail-empty = <b>Nobody has done anything yet.</b> Here will stand who did what (by the clock of { $clock }).
trail-line = { $date } – { $who } { $did }
trail-nobody = Somebody
trail-somebody = somebody
trail-event = the event “{ $title }”
trail-event-gone = an event that is gone
trail-announcement = the announcement “{ $beginning }”
trail-announcement-gone = an announcement that is gone
trail-messages = messages
trail-other = did something with { $what }.
trail-did-create = made { $what }.
trail-did-publish = published { $what }.
trail-did-change =
    changed { $what }{ $people ->
        [0] .
        [one] ; one person is told.
       *[other] ; { $people } people are told.
    }
trail-did-replan = changed the reminders of { $what }.
trail-did-cancel =
    cancelled { $what }{ $people ->
        [0] .
        [one] ; one person is told.
       *[other] ; { $people } people are told.
    }
trail-did-discard = discarded { $what }.
trail-did-copy = copied an event and got { $what }.
trail-did-send =
    sent { $what }{ $people ->
        [0] .
        [one] {" "}to one person.
       *[other] {" "}to { $people } people.
    }
trail-did-write = wrote { $what }.
trail-did-schedule = scheduled { $what }.
trail-did-pause = paused { $what }.
trail-did-go_on = let { $what } go on.
trail-did-stop = stopped { $what }.
trail-did-retry = tried again to reach people with { $what }.
trail-did-correct = corrected { $what }.
trail-did-take_back = took back { $what }.
trail-did-ask = asked for approval of { $what }.
trail-did-approve = approved { $what }.
trail-did-refuse = did not approve { $what }.
trail-did-invite = made an invitation ({ $role }).
trail-did-join = used an invitation ({ $role }).
trail-did-remove = removed { $what } ({ $role }).
trail-did-approval_on = asked that a second person approves what goes to everyone.
trail-did-approval_off = asked for no second person’s approval any more.
trail-did-send_again =
    sent { $people ->
        [one] one uncertain message
       *[other] { $people } uncertain messages
    } again: { $what }.
trail-did-take_as_sent =
    took { $people ->
        [one] one uncertain message
       *[other] { $people } uncertain messages
    } as delivered: { $what }.

# The outbox
outbox-head = <b>Messages that nobody asked for</b>: reminders, news, announcements, replies. What ended stands here for 7 days.
outbox-empty = There are none.
outbox-state-waiting = 🕓 Waiting for their time: { $count }
outbox-state-postponed = ⏳ Tried, to be tried again: { $count }
outbox-state-claimed = 📤 Being sent now: { $count }
outbox-state-sent = ✅ Delivered: { $count }
outbox-state-uncertain = ❓ Sent, but Telegram did not confirm it: { $count }
outbox-state-refused = 🚫 The person cannot be reached: { $count }
outbox-state-failed = ❌ Failed: { $count }
outbox-state-missed = ⌛ Too late, left out: { $count }
outbox-state-withdrawn = ↩️ Not needed any more, taken back: { $count }
outbox-next = The next one leaves: { $when }.
outbox-oldest = The oldest that should have left waits since { $when }.
outbox-troubles = <b>What did not arrive for sure</b>, the newest first:
outbox-messages = Replies, cards and notices
outbox-event-gone = An event that is gone
outbox-announcement-gone = An announcement that is gone
outbox-again = Send again: { $title } ({ $count })
outbox-sent = Take as delivered: { $title } ({ $count })
outbox-done-again =
    { $count ->
        [0] There is nothing left to send again.
        [one] One message is sent again.
       *[other] { $count } messages are sent again.
    }
outbox-done-sent =
    { $count ->
        [0] There is nothing left to decide.
        [one] One message counts as delivered.
       *[other] { $count } messages count as delivered.
    }

# Why somebody was not reached
reason-blocked =
    { $count ->
        [one] One person has blocked the bot.
       *[other] { $count } people have blocked the bot.
    }
reason-deactivated =
    { $count ->
        [one] One person has left Telegram.
       *[other] { $count } people have left Telegram.
    }
reason-kicked =
    { $count ->
        [one] One group has removed the bot.
       *[other] { $count } groups have removed the bot.
    }
reason-never_started =
    { $count ->
        [one] One person has never written to the bot.
       *[other] { $count } people have never written to the bot.
    }
reason-opted_out =
    { $count ->
        [one] One person does not want such messages.
       *[other] { $count } people do not want such messages.
    }
reason-stopped =
    { $count ->
        [one] For one person it was stopped before.
       *[other] For { $count } people it was stopped before.
    }
reason-late =
    { $count ->
        [one] For one person it was too late; the service was down or slow.
       *[other] For { $count } people it was too late; the service was down or slow.
    }
reason-moved =
    { $count ->
        [one] For one person the event was moved before.
       *[other] For { $count } people the event was moved before.
    }
reason-replaced =
    { $count ->
        [one] For one person something newer took its place.
       *[other] For { $count } people something newer took its place.
    }
reason-other_plan =
    { $count ->
        [one] One person chose other reminders.
       *[other] { $count } people chose other reminders.
    }
reason-cancelled =
    { $count ->
        [one] For one person the event was cancelled before.
       *[other] For { $count } people the event was cancelled before.
    }
reason-unfollowed =
    { $count ->
        [one] One person no longer follows the event.
       *[other] { $count } people no longer follow the event.
    }
reason-true_again =
    { $count ->
        [one] What one person had been told was true again.
       *[other] What { $count } people had been told was true again.
    }
reason-event_gone =
    { $count ->
        [one] For one person the event was no longer there.
       *[other] For { $count } people the event was no longer there.
    }
reason-not_worded =
    { $count ->
        [one] For one person it could not be worded: a fault of ours.
       *[other] For { $count } people it could not be worded: a fault of ours.
    }
reason-uncertain =
    { $count ->
        [one] For one person it is not certain: Telegram did not confirm it.
       *[other] For { $count } people it is not certain: Telegram did not confirm it.
    }
reason-failed =
    { $count ->
        [one] For one person Telegram refused the message.
       *[other] For { $count } people Telegram refused the message.
    }
reason-other =
    { $count ->
        [one] For one person there is another reason.
       *[other] For { $count } people there is another reason.
    }

# Surveys: answering
survey-progress = { $number } of { $count }
survey-length =
    { $count ->
        [one] One question, about { $minutes ->
            [one] one minute
           *[other] { $minutes } minutes
        }.
       *[other] { $count } questions, about { $minutes ->
            [one] one minute
           *[other] { $minutes } minutes
        }.
    }
survey-anonymous = Your answers are anonymous: once you send them, nothing connects them with you any more, so they cannot be changed or erased afterwards. Only that you took part is kept.
survey-named = Your answers are not anonymous: the organisers see them together with your Telegram number.
survey-shares = When you have answered, you can see the results so far.
survey-closes = Open until { $moment }.
survey-only-in = <i>This is only available in { $name }.</i>
survey-skipped = (skipped)
survey-yes = Yes
survey-no = No
survey-send = That was the last question. Send your answers?
survey-send-anonymous = That was the last question. Once you send your answers, nothing connects them with you, and they cannot be changed any more.
survey-button-send = Send my answers
survey-button-back = ‹ Back
survey-button-other = Other, say which
survey-button-ready =
    { $count ->
        [0] Done
       *[other] Done ({ $count })
    }
survey-button-again = Start the order again
survey-button-decline = Prefer not to say
survey-button-next = Next ›
survey-button-skip = Skip ›
survey-button-later = Later
survey-button-start = Start
survey-button-refuse = No, thank you
survey-button-change = Change my answers
survey-button-results = Results so far
survey-button-go-on = Go on
survey-how-date = Write a day, such as 14 February 2027.
survey-how-short = Write your answer.
survey-how-long = Write your answer, as long as you like, in one message.
survey-how-several = Tap all that apply, then Done.
survey-how-ranking = Tap in order, the most important first.
survey-how-number =
    { $kind ->
        [between] Write a number from { $low } to { $high }{ $unit }.
        [low] Write a number, at least { $low }{ $unit }.
        [high] Write a number, at most { $high }{ $unit }.
       *[any] Write a number{ $unit }.
    }
survey-say-which = Please write which.
survey-later = Your answers so far are kept. Go on whenever you like, here or with /surveys.
survey-refused = All right, you will not be asked about this survey again. Should you change your mind:
survey-gone = This survey is no longer here.
surveys-list = <b>Your surveys</b>
surveys-none = No survey waits for you. When the organisers ask you something, it arrives here; /stop surveys ends that.
survey-busy = You are in the middle of writing something else here. Finish it, or leave it with /cancel, then start the survey.
survey-thanks = <b>Thank you.</b> Your answers have arrived.
survey-thanks-anonymous = Nothing connects them with you any more.
survey-thanks-editable = You can change them until the survey closes.
survey-ended-plain = This survey is closed. Thank you for your interest.
survey-ended-named = This survey has closed in the meantime. The answers you gave are kept.
survey-ended-anonymous = This survey has closed in the meantime. It is anonymous, so answers that were not sent are erased.
survey-ended-deleted = The organisers have withdrawn this survey. Nothing more is needed from you.
survey-ended-early = This survey is not open yet. Please come back later.
survey-ended-full = This survey has all the answers it can take. Thank you for your interest.
survey-edited = Your answer has been changed:
survey-edit-not = Your answer stays as it was. { $why }
survey-why-old = You have answered this already. Use Back to change it.
survey-why-over = This survey can no longer be answered.
survey-why-edit-late = The survey no longer takes changes.
survey-why-kind = Please answer with the buttons or in writing. I cannot read anything else as an answer.
survey-why-note = Please tap Next to go on.
survey-why-needed = This question needs an answer.
survey-why-pick-some = Please tap at least one option first, or Skip.
survey-why-say-which = Please write which other you mean.
survey-why-option = That is not one of the options. Please tap one below, or write it as it stands there.
survey-why-number = I cannot read that as a number. Please write it in digits, such as 12 or 2.5.
survey-why-whole = Please write a whole number, without decimals.
survey-why-bounds =
    { $kind ->
        [between] Please write a number from { $low } to { $high }.
        [low] The number must be at least { $low }.
        [high] The number must be at most { $high }.
       *[any] Please write a number.
    }
survey-why-scale = Please choose a number from { $low } to { $high }.
survey-why-text = Please write your answer in words.
survey-why-long = That is { $length } characters long; at most { $longest } fit here. Please shorten it.
survey-why-constraint = This answer does not fit the question. Please check it.
command-surveys = Surveys that wait for you
survey-why-date = I cannot read that as a day. Write it like 14 February 2027, 14/02/2027 or yesterday.

# Surveys: making, sending, results, files
survey-invitation =
    The organisers ask for your answers: <b>{ $title }</b>

    { $count ->
        [one] One question, about { $minutes ->
            [one] one minute
           *[other] { $minutes } minutes
        }.
       *[other] { $count } questions, about { $minutes ->
            [one] one minute
           *[other] { $minutes } minutes
        }.
    }
survey-reminder =
    A reminder: your answers are still missing for <b>{ $title }</b> ({ $count ->
        [one] one question
       *[other] { $count } questions
    }, about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }).
survey-reminder-begun =
    You began <b>{ $title }</b> and have not finished it yet. Your answers so far are kept. { $count ->
        [one] There is one question
       *[other] There are { $count } questions
    } in all, about { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }.
survey-until = Open until { $moment }.
survey-button-open = Answer now
survey-preview-over = This preview has ended.
sm-list =
    { $count ->
        [0] <b>No surveys yet.</b> /newsurvey makes one, or send me an XLSForm workbook (.xlsx).
       *[other] <b>Your surveys</b>
    }
sm-state-draft =
    Draft · { $count ->
        [one] one question
       *[other] { $count } questions
    }, about { $minutes } min{ $version ->
       *[other] {""}
    }
sm-state-open =
    Open (version { $version }) · { $count ->
        [one] one question
       *[other] { $count } questions
    }, about { $minutes } min
sm-state-closed =
    Closed (version { $version }) · { $count ->
        [one] one question
       *[other] { $count } questions
    }, about { $minutes } min
sm-turnout = Asked: { $invited } · began: { $started } · finished: { $done } · declined: { $declined }
sm-unpublished = Your changes are not published yet.
sm-answered =
    { $count ->
        [one] One person answered version { $version }; that answer stays.
       *[other] { $count } people answered version { $version }; their answers stay.
    }
sm-more-faults =
    { $count ->
        [one] … and one more.
       *[other] … and { $count } more.
    }
sm-anonymous = Anonymous
sm-named = Not anonymous
sm-editable = Answers can be changed until it closes
sm-final = Answers are final once sent
sm-shares = Respondents see the results so far
sm-languages = Languages: { $languages }
sm-opens = Opens { $moment }
sm-closes = Closes { $moment }
sm-cap = Closed to newcomers after { $count } answers
sm-sends = Goes out { $moment }
sm-reminds = Reminds { $moment }
sm-missing = Translations lack in: { $languages }
sm-missing-head = Not everything is translated. Where a text lacks, people see it in another language and are told so:
sm-texts-own = title, introduction, thanks
sm-button-publish = Publish
sm-button-publish-changes = Publish the changes
sm-button-publish-yes = Yes, publish
sm-button-undo = Undo the changes
sm-button-questions = Questions
sm-button-settings = Settings
sm-button-texts = Texts and languages
sm-button-preview = Preview
sm-button-file = Excel form
sm-button-copy = Copy
sm-button-delete = Delete
sm-button-sure-delete = Yes, delete
sm-button-results = Results
sm-button-send = Send
sm-button-link = Link
sm-button-poll = Group poll
sm-button-close = Close
sm-button-sure-close = Yes, close
sm-button-reopen = Open again
sm-button-add = + Add a question
sm-button-done = That is all: show the survey
sm-button-refine = Refine this question
sm-published =
    Published. The link for everyone: { $link }{ $version ->
       *[other] {""}
    }
sm-published-changes = Version { $version } is out. Whoever is in the middle goes on with the version they began. The link stays: { $link }
sm-kind-changed = The question “{ $name }” was of another kind in version { $version }, and answers carry its name. Remove it and add a new question instead.
sm-anonymity-changed = Whether it is anonymous cannot change any more: people were told so before they answered. Copy the survey instead.
sm-sure-close =
    Close “{ $title }”? { $count ->
        [0] Nobody has answered yet.
        [one] One person has answered or begun.
       *[other] { $count } people have answered or begun.
    } Nobody can answer it after that.
sm-sure-delete =
    Delete “{ $title }”? { $count ->
        [0] It has no answers.
        [one] It has one answer, which is erased after 30 days. Get the file first if you need it.
       *[other] It has { $count } answers, which are erased after 30 days. Get the file first if you need them.
    }
sm-deleted = The survey is deleted.
sm-copied = This is the copy. It has the same questions, and no answers.
sm-copy-of = { $title } (copy)
sm-link = The link for everyone: { $link }
sm-ask-title = What is the survey called? Respondents see this title.
sm-ask-question =
    Write the first or next question. For a choice, put the options under it, a line each:

    <code>How was the workshop?
    - Useful
    - Not useful</code>
sm-ask-kind = How is it answered?
sm-ask-options = Write the options, a line each.
sm-added =
    Question { $number } is in: <b>{ $text }</b> ({ $kind }).

    Write the next question, or:
sm-too-long = That is { $length } characters long; at most { $longest } fit here. Please send it shorter.
sm-kind-one = One choice
sm-kind-several = Several choices
sm-kind-scale5 = Scale 1 to 5
sm-kind-scale10 = Scale 0 to 10
sm-kind-yes_no = Yes or no
sm-kind-short = Short text
sm-kind-long = Long text
sm-kind-number = Number
sm-kind-date = Date
sm-kind-ranking = Ranking
sm-kind-note = Note, no answer
sm-is-one = one choice
sm-is-several = several choices
sm-is-scale = scale
sm-is-yes_no = yes or no
sm-is-short = short text
sm-is-long = long text
sm-is-number = number
sm-is-date = date
sm-is-ranking = ranking
sm-is-note = note
sm-questions =
    { $count ->
        [0] <b>No questions yet</b>
        [one] <b>One question</b>
       *[other] <b>{ $count } questions</b>
    }
sm-range = From { $low } to { $high }
sm-relevant = Asked only if: <code>{ $condition }</code>
sm-constraint = Accepted only if: <code>{ $condition }</code>
sm-name = Column in exports: <code>{ $name }</code>
sm-button-q-text = Text
sm-button-q-hint = Help text
sm-button-q-options = Options
sm-button-q-shuffled = Shuffle
sm-button-q-other = “Other, say which”
sm-button-q-range = Range
sm-button-q-ends = Names of the ends
sm-button-q-unit = Unit
sm-button-q-whole = Whole numbers only
sm-button-q-required = Needs an answer
sm-button-q-decline = “Prefer not to say”
sm-button-q-if = Ask only if …
sm-button-q-up = ▲ Up
sm-button-q-down = ▼ Down
sm-button-q-remove = Remove
sm-button-q-remove-yes = Yes, remove
sm-button-q-always = Always ask it
sm-remove-ask = Remove “{ $text }”? Answers that came in already keep their column.
sm-if = On which earlier question does it depend?
sm-if-nothing = No earlier question can decide that: it takes a choice, or yes or no.
sm-if-which = It is asked if “{ $text }” was answered with:
sm-detail-text = Write the new text of “{ $text }”.
sm-detail-hint = Write the help text of “{ $text }”, or – for none.
sm-detail-options = Write the options of “{ $text }”, a line each. As many as there are now reword them; answers keep counting for them.
sm-detail-ends = Write what the two ends of “{ $text }” mean, a line each: first the lowest, then the highest.
sm-detail-unit = Write the unit of “{ $text }”, such as tonnes, or – for none.
sm-detail-range = Write the range of “{ $text }”, such as 0 to 100, or – for none.
sm-ends-two = Please write two lines, one for each end.
sm-range-two = Please write two numbers, such as 0 to 100.
sm-kept = Kept.
sm-texts = The texts around the questions, and the languages. A question’s own text is changed under Questions.
sm-button-titles = Title
sm-button-introductions = Introduction
sm-button-thanks = Thank-you text
sm-button-translate = { $name }: { $count } to translate
sm-button-translated =
    ✓ { $name }{ $count ->
       *[other] {""}
    }
sm-ask-titles = Write the title.
sm-ask-introductions = Write the introduction that people read before they start, or – for none.
sm-ask-thanks = Write the text that thanks people at the end, or – for the usual one.
sm-ask-translation = { $name } ({ $left } to go). Write the translation of:
sm-translated = Everything is there in { $name }.
sm-settings-anonymous = <b>Settings.</b> The survey is anonymous: answers are kept apart from people, results are shown from five answers on, in steps of five.
sm-settings-named = <b>Settings.</b> The survey is not anonymous: you see who answered what, by Telegram number.
sm-button-anonymous = Anonymous
sm-button-editable = Answers can be changed
sm-button-shares = Show results so far to respondents
sm-button-opens = Opens …
sm-button-closes = Closes …
sm-button-remind = Add a reminder …
sm-button-no-reminders = No reminders
sm-button-cap = Limit the answers …
sm-ask-opens = When does it open? By the clock of { $zone }, such as <code>1 March 9:00</code>; – for at once.
sm-ask-closes = When does it close? By the clock of { $zone }, such as <code>15 March 18:00</code>; – for never by itself.
sm-ask-remind = When are those reminded who have not finished? By the clock of { $zone }, such as <code>tomorrow 10:00</code>.
sm-moment-past = That moment is over. Please write a later one.
sm-many-reminders = There are { $most } reminders already, which is the most.
sm-understood = Understood: { $moment }.
sm-ask-cap = After how many answers is it closed to newcomers? Write a number, or – for no limit.
sm-send = Who is asked? The number is how many have not been asked yet and want surveys.
sm-audience-p = Partners ({ $count })
sm-audience-a = Everyone ({ $count })
sm-audience-t = Coming to { $title } ({ $count })
sm-audience-f = Following { $title } ({ $count })
sm-send-sure =
    { $count ->
        [0] Nobody in this group is left to be asked now.
        [one] One person would be asked.
       *[other] { $count } people would be asked.
    } When?
sm-button-send-yes =
    { $count ->
        [one] Ask one person now
       *[other] Ask { $count } people now
    }
sm-button-when = At a moment …
sm-button-after-0 = When the event ends
sm-button-after-h = An hour after the event
sm-button-after-d = A day after the event
sm-button-remind-now =
    { $count ->
        [one] Remind one person now
       *[other] Remind { $count } people now
    }
sm-button-unplan = Do not send it by itself
sm-ask-when = When does it go out? By the clock of { $zone }, such as <code>tomorrow 10:00</code>.
sm-sent =
    { $count ->
        [0] Nobody new was asked.
        [one] One person is being asked.
       *[other] { $count } people are being asked.
    }
sm-planned = It goes out { $moment }.
sm-planned-after = It goes out after “{ $title }”, and moves with it.
sm-reminded = Those who have not finished are being reminded.
sm-preview = In which language do you want to see it? Nothing of it reaches the results.
sm-preview-head = 👁 <i>Preview: nothing is kept</i>
sm-button-preview-end = End the preview
sm-poll =
    The question “{ $text }” can be voted on in a group. Write there:

    <code>{ $command }</code>

    Members see who voted for what; their votes join the results.
sm-poll-anonymous =
    The question “{ $text }” can be voted on in a group. Write there:

    <code>{ $command }</code>

    The poll is anonymous: Telegram tells me the counts alone, and they join the results.
sm-poll-unfit = A group poll takes an open survey with a single question: one or several choices, yes or no, or a scale, with at most 12 options and no “other”.
sm-poll-refused = Telegram does not let me post a poll here.
sr-turnout = Asked: { $invited } · began: { $started } · finished: { $done } · declined: { $declined }
sr-rate = Response rate: { $rate } of those who were asked
sr-completion = Completion: { $rate } of those who began
sr-median = Median time: { $minutes } min { $seconds } s
sr-stops = Where people stopped:
sr-stop = – { $text }: { $count }
sr-too-few = The survey is anonymous, and there are not enough answers to show any without telling who gave them: five are needed, and while it is open five more stay hidden.
sr-waiting =
    { $count ->
        [one] One answer waits to be shown together with others.
       *[other] { $count } answers wait to be shown together with others.
    }
sr-button-questions = Question by question
sr-button-charts = All charts
sr-button-languages = By language
sr-button-file-xlsx-labels = Excel, in words
sr-button-file-xlsx-ids = Excel, ids
sr-button-file-csv-labels = CSV, in words
sr-button-file-csv-ids = CSV, ids
sr-button-chart = Chart
sr-button-texts = What people wrote
sr-removed = <i>This question was removed; earlier answers stay.</i>
sr-answered = Answered: { $count } · skipped: { $skipped } · preferred not to say: { $declined }
sr-place = first for { $count }, place { $place } on average
sr-mean = Mean { $mean } · spread { $spread } · median { $middle }
sr-days = From { $first } to { $last }
sr-other = Other
sr-texts =
    { $count ->
        [one] One text
       *[other] { $count } texts
    }
sr-languages = <b>Answers by language</b>
sr-languages-none = The groups by language are too small to be shown.
sr-language = { $name }: { $count }
sr-chart =
    { $count ->
        [one] One answer
       *[other] { $count } answers
    }
sr-chart-ranking =
    { $count ->
        [one] Put first, one answer
       *[other] Put first, { $count } answers
    }
sr-mean-short = mean { $mean }
sr-sheet-question = Question
sr-sheet-option = Option
sr-sheet-count = Count
sr-sheet-share = Share
sr-sheet-mean = Mean
survey-fault-no-questions = The survey has no question yet that can be answered.
survey-fault-too-many-questions = There are too many questions; at most { $most } are possible.
survey-fault-no-title = The survey has no title.
survey-fault-too-long = This text is { $length } characters long; at most { $longest } are possible.
survey-fault-name-twice = this name stands twice; every question needs one of its own.
survey-fault-bad-name = “{ $name }” is no name: take letters, digits and _, beginning with a letter, at most 64.
survey-fault-no-label = The question has no text.
survey-fault-low-over-high = The lower bound is above the upper one.
survey-fault-too-few-options = A choice needs at least two options.
survey-fault-too-many-options = There are { $count } options; at most { $most } are possible here. Ask for a text instead, or split the question.
survey-fault-option-twice = The option “{ $option }” stands twice.
survey-fault-bad-option = “{ $option }” cannot be an option’s name: take letters, digits and _ without spaces; “other” is reserved.
survey-fault-no-option-label = The option “{ $option }” has no text.
survey-fault-option-too-long = The option “{ $option }” is too long; at most { $longest } characters are possible.
survey-fault-bad-scale = A scale needs two whole numbers as its ends, the lower one first.
survey-fault-wide-scale = A scale has at most { $most } steps, such as 0 to 10.
survey-fault-no-section = The section of this question is missing.
survey-fault-unknown-name = The condition names “{ $name }”, which no question is called.
survey-fault-circular = The condition goes round in a circle through “{ $name }”.
survey-fault-looks-ahead = The condition names “{ $name }”, which is asked later; only earlier questions can decide.
expression-fault-ends-early = The condition ends too early; something is missing at its end.
expression-fault-unexpected = The condition cannot be read at “{ $what }”.
expression-fault-expected = The condition lacks a “{ $sign }”.
expression-fault-unknown-function = The condition uses “{ $name }()”, which is not known here.
expression-fault-wrong-arguments = “{ $name }()” takes another number of values.
expression-fault-too-deep = The condition has too many brackets inside each other.
expression-fault-too-long = The condition is too long; at most { $longest } characters are possible.
workbook-fault-too-large = The file is too large; a form of at most { $megabytes } MB is read.
workbook-fault-not-fetched = Telegram did not hand the file over. Please send it again.
workbook-fault-old = This is an old .xls file or one with a password. Save it as an Excel workbook (.xlsx) without a password and send that.
workbook-fault-none = This is no Excel workbook. An XLSForm is an .xlsx file with the sheets survey, choices and settings.
workbook-fault-macro = The workbook holds macros, so I do not open it. Save it as .xlsx without macros and send that.
workbook-fault-bomb = The workbook unpacks to far more than a form needs, so I do not open it.
workbook-fault-too-many-rows = A sheet has more than { $rows } rows or { $columns } columns; that is no form that people could answer.
workbook-fault-unreadable = The workbook is damaged and cannot be read. Open it in Excel, save it anew and send that.
workbook-fault-no-survey-sheet = The workbook has no sheet called survey, where an XLSForm keeps its questions.
xlsform-cell = Sheet { $sheet }, cell { $cell }
xlsform-sheet = Sheet { $sheet }
xlsform-faults = The form cannot be taken yet. Please mend this and send it again:
xlsform-read =
    { $count ->
        [one] The form is read: one question. It is a draft of yours now.
       *[other] The form is read: { $count } questions. It is a draft of yours now.
    }
xlsform-changed =
    { $count ->
        [one] The survey has been changed to what the workbook says: one question. Publish the changes, or undo them.
       *[other] The survey has been changed to what the workbook says: { $count } questions. Publish the changes, or undo them.
    }
xlsform-sent = The survey as an XLSForm. Change it in Excel and send it back to me; it opens in KoboToolbox and ODK too.
xlsform-left-out = Left out, because it means nothing in a chat:
xlsform-fault-language = “{ $name }” names no language that I know. Write it like label::French (fr).
xlsform-fault-no-list = The list name is missing.
xlsform-fault-no-choice-name = The name of the choice is missing.
xlsform-fault-no-type = The type of the question is missing.
xlsform-fault-repeat = “{ $type }”: questions that repeat are not possible in a chat. Ask them once, or as a text.
xlsform-fault-group-open = This group has no end_group.
xlsform-fault-group-end = There is no group here that could end.
xlsform-fault-no-list-name = “{ $type }” lacks the name of its list, as in select_one topics.
xlsform-fault-type = “{ $type }” cannot be answered in a chat. Possible are select_one, select_multiple, rank, range, integer, decimal, date, text and note.
xlsform-fault-unknown-list = The sheet choices has no list called “{ $list }”.
xlsform-fault-no-name = The name of the question is missing.
xlsform-fault-choice-filter = Choices that depend on earlier answers are not possible. Use relevant with two questions.
xlsform-fault-range = start, end and step of a range are numbers.
xlsform-fault-range-step = The step of a range must be 1 here.
xlsform-fault-required = required takes yes or no; a condition is not possible here.
xlsform-fault-column-twice = The column “{ $name }” stands twice.
xlsform-fault-column-missing = The column “{ $name }” is missing.
xlsform-ignored-column = the column “{ $name }”
xlsform-ignored-appearance = the appearance “{ $name }”
xlsform-ignored-metadata = “{ $type }”
xlsform-ignored-sheet = the whole sheet
trail-survey = the survey “{ $title }”
trail-survey-gone = a survey that is gone
trail-did-close = closed { $what }.
trail-did-reopen = opened { $what } again.
trail-did-remind = reminded people of { $what }.
trail-did-export = exported the answers to { $what }.
reason-survey_over =
    { $count ->
        [one] For one person the survey was over.
       *[other] For { $count } people the survey was over.
    }
reason-survey_ended =
    { $count ->
        [one] For one person the survey had ended.
       *[other] For { $count } people the survey had ended.
    }
reason-answered =
    { $count ->
        [one] One person had answered already.
       *[other] { $count } people had answered already.
    }
survey-results =
    { $count ->
        [one] <b>Results so far</b> (one answer)
       *[other] <b>Results so far</b> ({ $count } answers)
    }
survey-results-few = There are too few answers yet to show any without telling who gave them. Please look again later.
reason-moved_chat =
    { $count ->
        [one] For one chat it had arrived in its new form already.
       *[other] For { $count } chats it had arrived in their new form already.
    }

# Faults
fault-report =
    ⚠️ <b>A fault in the service</b>

    { $kind ->
        [question] { $count ->
            [one] One message could not be answered
           *[other] { $count } messages could not be answered
        } because of a fault of the program. The people were told so.
        [job] A part of the service that runs by the clock failed ({ $count }). It tries again by itself.
        [message] { $count ->
            [one] One message could not be worded and was not sent
           *[other] { $count } messages could not be worded and were not sent
        }. /deliveries shows them.
        [database] The database did not take work for a while ({ $count }). Nothing was lost so far; the disk may be full.
        [waiting] Messages wait: the database or the connection to Telegram failed ({ $count }). They are tried again by themselves.
        [group] Telegram gave the organisers’ group a new number. Whoever runs the service has to set it; the log names the setting.
        [token] Somebody else runs a service with the same token, so messages go astray. Only one may run.
       *[other] Something went wrong ({ $count }).
    }

    Since { $since }. If it goes on, send this to whoever runs the service: <code>{ $events }</code>. The log has these lines, and <code>talaria doctor</code> says what to do. I write this at most once an hour.
