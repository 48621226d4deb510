# Every sentence the service says in English. Values stand in { $braces }; Telegram's HTML is allowed.

language-en = English
language-fr = Français

start =
    Hello{ $name }, I am Talaria. I answer questions about e-waste, mercury and the Minamata Convention, and sustainable procurement of ICT.

    Just type your question, in your own words. Every answer was written by people and names its source. Where I do not know, I say so and can ask the organisers for you.
help =
    <b>How to use Talaria</b>

    Type a question in your own words, in English or French. Typing errors do not matter.

    /topics – browse all questions
    /language – choose your language
    /privacy – what is kept about you, and for how long
    /mydata – a file with everything that is kept about you
    /forgetme – erase it

    In a group, write <code>/ask</code> and your question, or reply to one of my messages.
help-organisers =
    <b>For organisers</b>

    Questions that I could not answer arrive here as cards when people ask for it. Reply to a card, and your reply goes to the person who asked.

    /unanswered – the latest questions that went without a good answer
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
    • Incoming messages until they are handled, or for { $updates } days where that failed; of the others a trace without text, as long, so that none is handled twice.

    Nothing goes to anybody else. /mydata sends you all of it, /forgetme erases it.
mydata = Everything that is kept about you. Times are in UTC.
only-in-private = Please write this to me in a private chat.
forget-ask = Shall I erase everything that is kept about you? Your questions stay only as counts, without you and without their text. Messages that the organisers already received stay in their chat.
forget-kept = Nothing was erased.
forget-done =
    Done. Erased: your language and Telegram id, the text of { $questions ->
        [one] one question
       *[other] { $questions } questions
    } and of { $messages ->
        [one] one message
       *[other] { $messages } messages
    }. If you write again, we start anew.

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

profile-description = Questions about e-waste, mercury and the Minamata Convention, and sustainable procurement of ICT? Ask in your own words. Every answer names its source.
profile-short = Checked answers on e-waste, mercury and sustainable procurement, each with its source.
command-start = Begin
command-help = What I can do
command-ask = Ask a question
command-topics = Browse all questions
command-language = Choose your language
command-privacy = What is kept about you
command-mydata = Get everything that is kept about you
command-forgetme = Erase everything that is kept about you
