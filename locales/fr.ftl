# Toutes les phrases du service en français. Les valeurs sont entre { $accolades } ; le HTML de Telegram est permis.

language-en = English
language-fr = Français

start =
    Bonjour{ $name }, je suis Talaria. Je réponds aux questions sur les déchets électroniques, le mercure et la Convention de Minamata, et les achats durables de TIC.

    Écrivez simplement votre question, avec vos mots. Chaque réponse a été rédigée par des personnes et indique sa source. Quand je ne sais pas, je le dis et je peux demander aux organisateurs pour vous.
help =
    <b>Comment utiliser Talaria</b>

    Écrivez une question avec vos mots, en français ou en anglais. Les fautes de frappe ne gênent pas.

    /topics – parcourir toutes les questions
    /language – choisir votre langue
    /privacy – ce qui est conservé à votre sujet, et combien de temps
    /mydata – un fichier avec tout ce qui est conservé à votre sujet
    /forgetme – tout effacer

    Dans un groupe, écrivez <code>/ask</code> et votre question, ou répondez à l’un de mes messages.
help-organisers =
    <b>Pour les organisateurs</b>

    Les questions restées sans réponse arrivent ici sous forme de fiches quand les gens le demandent. Répondez à une fiche : votre réponse part à la personne qui a posé la question.

    /unanswered – les dernières questions restées sans bonne réponse
ask-how = Écrivez votre question après la commande, par exemple : <code>/ask qu’est-ce que la Convention de Minamata</code>

choices = Je ne suis pas sûr de ce que vous cherchez :
unknown = Je n’ai pas de réponse vérifiée à cette question, et je préfère ne pas deviner.
unknown-offer = Voulez-vous que je demande aux organisateurs ? Ils verront votre nom et votre question, et leur réponse arrivera ici.
entry-gone = Cette réponse n’est plus disponible. Posez votre question avec vos mots.
other-language = Il n’y a pas encore de réponse en français. La voici en { $name } :
source = Source :
sources = Sources :
as-of = État : { $date }

button-useful = 👍 Utile
button-not-useful = 👎 Pas utile
button-none = Aucune de ces réponses
button-pass-on = ✉️ Demander aux organisateurs
button-topics = Parcourir tous les thèmes
button-back = ‹ Retour
button-other-choices = ‹ Autres choix
button-outdated = Ce bouton n’est plus valable. Posez votre question à nouveau.
button-forget = Oui, tout effacer
button-keep = Non, garder

verdict-useful = Merci, c’est noté.
verdict-not-useful = Merci. Les rédacteurs le verront.
passed-on = C’est transmis. La réponse des organisateurs arrivera ici.
passed-on-already = Cette question est déjà chez les organisateurs.

card =
    <b>Question { $number }</b> de { $person } ({ $asked_in })

    <blockquote>{ $question }</blockquote>

    Répondez à ce message. Votre nom et votre réponse seront transmis à cette personne.
reply-head =
    <b>{ $who }</b> répond à votre question :
    <blockquote>{ $question }</blockquote>
follow-up-head = <b>{ $person }</b> vous répond :
follow-up-taken = C’est transmis aux organisateurs.
reply-delivered = Remis.
reply-refused = Non remis : cette personne a bloqué le bot ou quitté Telegram.
reply-uncertain = Telegram n’a pas confirmé la remise. Le message est peut-être arrivé ; ne comptez pas dessus.
reply-failed = Non remis : Telegram a refusé le message.
reply-nobody = Non remis : cette personne a demandé à être oubliée.
reply-kind-unfit = Ce type de message ne peut pas être transmis. Répondez par un texte, une photo, un fichier ou un message vocal.

language-ask = Dans quelle langue dois-je répondre ?
language-set = Je réponds désormais en français.

topics-domains = Sur quoi porte votre question ?
topics-page =
    { $pages ->
        [one] <b>{ $title }</b>
       *[other] <b>{ $title }</b> ({ $page }/{ $pages })
    }

privacy =
    <b>Ce que je conserve à votre sujet</b>

    • Votre identifiant Telegram (pas votre numéro de téléphone) et votre langue, pour pouvoir vous répondre. Pas votre nom, sauf dans ce que vous transmettez :
    • Les questions transmises aux organisateurs, avec votre nom et leurs réponses : { $cards } jours. Les organisateurs les voient.
    • Vos questions et leur issue, pour que les rédacteurs améliorent les réponses : { $questions } jours, puis sans vous et sans le texte.
    • Les messages reçus jusqu’à leur traitement, ou { $updates } jours si celui-ci échoue ; des autres, une trace sans texte, aussi longtemps, pour qu’aucun ne soit traité deux fois.

    Rien ne va à qui que ce soit d’autre. /mydata vous envoie tout, /forgetme l’efface.
mydata = Tout ce qui est conservé à votre sujet. Les heures sont en UTC.
only-in-private = Écrivez-moi cela dans une conversation privée.
forget-ask = Dois-je effacer tout ce qui est conservé à votre sujet ? De vos questions, seuls des totaux resteront, sans vous et sans leur texte. Les messages déjà reçus par les organisateurs restent dans leur conversation.
forget-kept = Rien n’a été effacé.
forget-done =
    C’est fait. Effacés : votre langue et votre identifiant Telegram, le texte de { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    } et de { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }. Si vous écrivez à nouveau, nous repartons de zéro.

group-more = <a href="{ $link }">La réponse complète avec sa source</a>
group-in-private = Je ne suis pas sûr de ce que vous cherchez. <a href="{ $link }">Posez-moi la question en privé</a>, je pourrai vous proposer un choix.
group-hello = Bonjour. Je réponds aux questions sur les déchets électroniques, le mercure et les achats durables. Écrivez <code>/ask</code> et votre question, ou répondez à l’un de mes messages.

forwarded = C’est un long message transféré. Écrivez la question que vous avez à son sujet.
kind-voice = Je ne peux pas encore écouter les enregistrements. Écrivez votre question.
kind-sticker = Joli ! Si vous avez une question, écrivez-la.
no-words = Je n’y vois pas de mots. Écrivez votre question.
kind-other = Je ne lis que du texte. Écrivez votre question.
edited = Je ne lis chaque message qu’une fois. Pour poser la question à nouveau, envoyez un nouveau message.
unknown-command = Je ne connais pas cette commande. /help montre ce que je sais faire.
slow-down = Cela fait beaucoup d’un coup. Attendez quelques secondes, puis continuez.
fault = Un problème est survenu de notre côté. Il a été noté ; réessayez dans un instant.

content-faults =
    <b>Des réponses n’ont pas pu être lues.</b> Les dernières bonnes versions restent en service. À corriger ({ $count }) :

    { $faults }

unanswered =
    { $count ->
        [0] <b>Aucune question n’est restée sans bonne réponse.</b>
        [one] <b>Une question est restée sans bonne réponse</b>
       *[other] <b>{ $count } questions sont restées sans bonne réponse</b> (les plus récentes d’abord)
    }
unanswered-line = { $date } UTC, { $asked_in }, { $why } : { $question }
why-unknown = pas connue
why-choices = rien choisi
why-answered = répondue
why-not_useful = pas utile
why-none_of_these = aucun des choix

profile-description = Des questions sur les déchets électroniques, le mercure et la Convention de Minamata, ou les achats durables de TIC ? Posez-les avec vos mots. Chaque réponse indique sa source.
profile-short = Des réponses vérifiées sur les déchets électroniques, le mercure et les achats durables, avec leurs sources.
command-start = Commencer
command-help = Ce que je sais faire
command-ask = Poser une question
command-topics = Parcourir toutes les questions
command-language = Choisir votre langue
command-privacy = Ce qui est conservé à votre sujet
command-mydata = Recevoir tout ce qui est conservé à votre sujet
command-forgetme = Effacer tout ce qui est conservé à votre sujet
