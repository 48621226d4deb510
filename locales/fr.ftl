# Toutes les phrases du service en français. Les valeurs sont entre { $accolades } ; le HTML de Telegram est permis.

language-en = English
language-fr = Français

start =
    Bonjour{ $name }, je suis Talaria. Je réponds aux questions sur les déchets électroniques, le mercure et la Convention de Minamata, et les achats durables de TIC.

    Écrivez simplement votre question, avec vos mots. Chaque réponse a été rédigée par des personnes et indique sa source. Quand je ne sais pas, je le dis et je peux demander aux organisateurs pour vous.

    Les organisateurs peuvent envoyer ici des annonces, et des rappels des événements que vous suivez (/events). /stop y met fin à tout moment.
help =
    <b>Comment utiliser Talaria</b>

    Écrivez une question avec vos mots, en français ou en anglais. Les fautes de frappe ne gênent pas.

    /topics – parcourir toutes les questions
    /events – les événements : ce qui est prévu, ce que vous suivez
    /surveys – enquêtes qui vous attendent
    /timezone – dire votre ville, pour les heures à votre horloge
    /reminders – quand on vous rappelle les événements, et quand non
    /stop – ne plus recevoir de messages non demandés ; /resume les rétablit
    /language – choisir votre langue
    /privacy – ce qui est conservé à votre sujet, et combien de temps
    /mydata – un fichier avec tout ce qui est conservé à votre sujet
    /forgetme – tout effacer

    Dans un groupe, écrivez <code>/ask</code> et votre question, ou répondez à l’un de mes messages.
help-organisers =
    <b>Pour les organisateurs</b>

    Les questions restées sans réponse arrivent ici sous forme de fiches quand les gens le demandent. Répondez à une fiche : votre réponse part à la personne qui a posé la question.

    /unanswered – les dernières questions restées sans bonne réponse
    /newevent – créer un événement ; un fichier de calendrier (.ics) le fait aussi
    /myevents – changer, déplacer, copier ou annuler vos événements
    /announce – écrire à beaucoup de personnes à la fois
    /announcements – ce qui est gardé, en cours d’envoi, ou envoyé
    /newsurvey – créer une enquête ; un classeur (XLSForm, .xlsx) le fait aussi
    /mysurveys – vos enquêtes : les envoyer, lire les résultats
    /deliveries – ce qui attend, et ce qui n’est pas arrivé
help-admins =
    /team – qui peut faire quoi : inviter et retirer des personnes
    /trail – qui a fait quoi
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
passed-on-too-many = Vous avez beaucoup écrit aux organisateurs en une heure. Attendez un peu ; ceci n’a pas été transmis.
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
    • Les événements que vous suivez, si vous venez, et ce que je vous en ai dit : { $events } jours après l’événement. Les organisateurs voient combien de personnes viennent, pas qui.
    • Vos réponses aux enquêtes, que les organisateurs voient avec votre identifiant : { $surveys } jours après la fin de l’enquête, puis sans vous. D’une enquête anonyme, seulement votre participation ; vos réponses n’y sont plus retrouvables.
    • Le fuseau de votre ville, quand vous voulez des rappels et ce que vous voulez recevoir : jusqu’à ce que vous en changiez. Ce que vous êtes en train de faire : { $dialogues } jours au plus.
    • Les messages reçus jusqu’à leur traitement, ou { $updates } jours si celui-ci échoue ; des autres, une trace sans texte, aussi longtemps, pour qu’aucun ne soit traité deux fois.

    Rien ne va à qui que ce soit d’autre. /mydata vous envoie tout, /forgetme l’efface.
mydata = Tout ce qui est conservé à votre sujet. Les heures sont en UTC.
only-in-private = Écrivez-moi cela dans une conversation privée.
forget-ask = Dois-je effacer tout ce qui est conservé à votre sujet ? De vos questions, seuls des totaux resteront, sans vous et sans leur texte. Les messages déjà reçus par les organisateurs restent dans leur conversation.
forget-kept = Rien n’a été effacé.
forget-done =
    C’est fait. Effacés : votre langue et votre identifiant Telegram, vos choix, vos événements ({ $events }), vos réponses aux enquêtes ({ $surveys }), le texte de { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    } et de { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }. Vos réponses aux enquêtes anonymes restent : plus rien ne les relie à vous. Si vous écrivez à nouveau, nous repartons de zéro.

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

dialogue-cancelled = C’est annulé. Rien n’a été gardé.
dialogue-none = Il n’y a rien à annuler.

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

# What the outbox says of events
reminders-missed =
    <b>{ $count ->
        [one] Un rappel est arrivé
       *[other] { $count } rappels sont arrivés
    } trop tard et n’est pas parti :</b> { $title }

    Le service était arrêté au moment prévu, et ce rappel ne sert plus à rien.
button-event = Détails
news-soon = ⏰ <b>Début { $distance }</b>
news-today = ⏰ <b>C’est aujourd’hui</b>
news-now = ▶️ <b>Cela commence maintenant</b>
news-started = ▶️ <b>Cela a commencé { $distance }</b>
news-thanks = 🙏 Merci d’avoir participé à <b>{ $title }</b>. S’il vous reste une question, écrivez-la simplement ici.
news-over = <b>{ $title }</b> est terminé. Merci de votre intérêt. S’il vous reste une question, écrivez-la simplement ici.
news-moved =
    🕑 <b>Nouvel horaire</b>

    On vous avait dit : { $old }
    C’est maintenant : { $new }
news-link = 🔗 <b>Nouveau lien.</b> Celui que vous aviez ne fonctionne plus.
news-moved-again = 🕑 <b>Nouvelle heure.</b> Vous l’avez peut-être déjà appris ; ce n’est pas certain, la revoici donc :
news-promoted = 🎟 <b>Une place s’est libérée, elle est pour vous.</b> Si vous ne pouvez pas venir, dites-le : la personne suivante l’aura.
news-cancelled =
    ❌ <b>Annulé : { $title }</b>

    C’était prévu le { $moment }. Ouvrez le fichier pour l’enlever de votre agenda.

event-cancelled = ❌ <b>Annulé</b>
event-when = 🗓 { $when }
event-moved-to = 🗓 <b>Nouvel horaire :</b> { $when }
event-place = 📍 { $place }
event-in-person = 📍 Sur place
event-online = 💻 En ligne
event-online-link = 💻 En ligne : <a href="{ $link }">lien de connexion</a>
event-online-for-attendees = 💻 En ligne. Le lien de connexion est réservé aux personnes qui disent venir.
event-languages = 🗣 { $languages }
event-draft = ✏️ Un brouillon : seuls ses organisateurs le voient.
event-over = Cet événement est terminé.
event-part-of = Fait partie de <b>{ $title }</b>
event-registration = 📝 <a href="{ $link }">Inscription</a>
event-places = 👥 Places prises : { $taken } sur { $capacity }.
event-full =
    { $waiting ->
        [0] 👥 Toutes les places sont prises ({ $capacity }).
        [one] 👥 Toutes les places sont prises ({ $capacity }), et { $waiting } personne attend.
       *[other] 👥 Toutes les places sont prises ({ $capacity }), et { $waiting } personnes attendent.
    }
event-own-coming = ✅ Vous venez.
event-own-waiting = ⏳ Vous êtes au rang { $place } de la liste d’attente. Si une place se libère, je vous le dis.
event-own-maybe = Vous viendrez peut-être.
event-own-not = Vous ne venez pas.
event-own-following = 🔔 Je vous le rappellerai. /reminders dit quand.
event-reminders-stopped = 🔕 Vous avez arrêté les rappels. /resume les rétablit.
event-gone = Cet événement n’est plus là. /events montre ce qui est prévu.
event-closed = Cet événement est terminé ou annulé : on ne peut plus y répondre.
event-kept-coming = C’est noté : vous venez. À bientôt !
event-kept-waiting = Toutes les places sont prises. Vous êtes sur la liste d’attente, et je vous dirai si une place se libère.
event-kept-maybe = C’est noté : vous viendrez peut-être.
event-kept-not = C’est noté : vous ne venez pas.
event-kept-follow = Je vous le rappellerai.
event-kept-unfollow = Plus de rappels de cet événement.
event-file = Ouvrez ce fichier pour mettre l’événement dans votre agenda. S’il est déplacé, un nouveau fichier pris ici modifie la même entrée.
event-file-cancelled = Ouvrez ce fichier pour retirer l’événement annulé de votre agenda.
event-button-coming = Je viens
event-button-maybe = Peut-être
event-button-not = Je ne viens pas
event-button-follow = 🔔 Suivre
event-button-unfollow = 🔕 Ne plus suivre
event-button-file = 📅 Fichier d’agenda

events-head-coming = <b>Événements à venir</b>
events-head-mine = <b>Mes événements</b>
events-head-past = <b>Événements passés</b>
events-none-coming = Aucun événement n’est prévu pour le moment.
events-none-mine = Vous ne suivez encore aucun événement. Ouvrez-en un sous « À venir » et dites si vous venez.
events-none-past = Aucun événement n’a encore eu lieu.
events-pick = Choisissez-en un pour en savoir plus. Dites-moi votre ville avec /timezone, et je donnerai les heures à votre horloge.
events-tab-coming = À venir
events-tab-mine = Les miens
events-tab-past = Passés
events-line = • { $date } : <a href="{ $link }">{ $title }</a>
events-in-private = <a href="{ $link }">Tous les événements, en conversation privée</a>

zone-offer = Dans quelle ville êtes-vous ? Je vous donnerai alors chaque heure à votre horloge, sans troubler votre nuit.
zone-button-ask = Dire ma ville
zone-button-later = Pas maintenant
zone-later = Entendu. /timezone le permet à tout moment.
zone-ask = Dans quelle ville êtes-vous ? Écrivez son nom, ou celui d’un pays, ou envoyez-moi une position (📎).
zone-now = Votre horloge est celle de { $place }, où il est { $time } en ce moment.
zone-choose = Laquelle voulez-vous dire ?
zone-unknown = Je ne connais pas ce lieu. Écrivez la grande ville la plus proche, ou votre pays.
zone-set = Désormais je vous donne chaque heure à l’horloge de { $place }. Il y est { $time } en ce moment. Si c’est faux, /timezone permet d’en changer.

plan-as-organised = <b>Vos rappels</b> : comme l’organisateur les a prévus pour chaque événement que vous suivez.
plan-own = <b>Vos rappels</b> de chaque événement que vous suivez :
plan-nothing = <b>Vos rappels</b> : aucun. Si un événement que vous suivez est déplacé ou annulé, je vous le dis quand même.
plan-offset-7d = 7 jours avant
plan-offset-1d = 1 jour avant
plan-offset-1h = 1 heure avant
plan-offset-0 = Au début
plan-offset-thanks = Un merci après la fin
plan-button-organised = Comme l’organisateur l’a prévu
plan-quiet = 🌙 Silence de { $begins } à { $ends } à l’horloge de { $place } : ce qui tomberait alors vient avant. Seul ce qui est prévu dans l’heure qui précède le début vient quand même.
plan-quiet-anywhere = 🌙 Silence de { $begins } à { $ends } : ce qui tomberait alors vient avant. Je ne connais pas encore votre ville et me règle sur l’horloge de l’événement ; /timezone permet de changer cela.
plan-quiet-none = Pas d’heures de silence : les rappels viennent à toute heure du jour et de la nuit.
plan-button-quiet-none = Pas de silence

consent-kind-reminders = les rappels et les nouvelles des événements que vous suivez
consent-kind-announcements = les annonces
consent-kind-surveys = les enquêtes
consent-name-reminders = Rappels
consent-name-announcements = Annonces
consent-name-surveys = Enquêtes
consent-on = ✓ { $kind }
consent-off = ✗ { $kind }
consent-all = Vous recevez { $kept }. /stop y met fin à tout moment.
consent-none = C’est arrêté : je ne vous envoie plus { $stopped }.
consent-some = C’est arrêté : { $stopped }. Vous recevez encore { $kept }.
consent-answers = Les réponses à vos questions viennent toujours, comme tout ce que vous demandez.
consent-changes = Je ne vous dirai pas non plus si un événement que vous suivez est déplacé ou annulé. /resume rétablit le tout.

# Calendar files
calendar-fault-large = Ce fichier est trop grand. Un fichier de calendrier peut avoir jusqu’à { $limit } Mo.
calendar-fault-empty = Ce fichier est vide.
calendar-fault-junk = Ce n’est pas un fichier de calendrier. Les agendas en enregistrent sous la forme « .ics ».
calendar-fault-many = Ce fichier contient { $count } événements. J’en lis au plus { $limit } à la fois ; envoyez un fichier plus petit.
calendar-fault-none = Il n’y a aucun événement dans ce fichier de calendrier.
calendar-fault-unclosed = Événement { $event } : il est coupé avant sa fin.
calendar-fault-title = Événement { $event } : il n’a pas de titre.
calendar-fault-no-start = Événement { $event } : il ne dit pas quand il commence.
calendar-fault-time = Événement { $event } : je ne peux pas lire l’heure « { $time } ».
calendar-fault-zone = Événement { $event } : je ne connais pas le fuseau horaire « { $zone } ».
calendar-fault-order = Événement { $event } : il se termine avant de commencer.
calendar-note-zone = Le fichier n’indique aucun fuseau horaire ; le vôtre a été pris.
calendar-note-hour = Le fichier n’indique pas de fin ; une durée d’une heure a été supposée.
calendar-note-series = Il se répète. Seule la première date a été prise.
calendar-note-shortened = Le texte était trop long et a été raccourci.
calendar-note-link = Un lien qui ne commence pas par https:// a été laissé de côté.

announce-ask = Écrivez ou transférez maintenant le message : texte, photo, fichier, vidéo ou album. Il est copié tel que vous l’envoyez. /cancel pour quitter.
announce-ask-in = Écrivez ou transférez maintenant le message en { $name }. /cancel pour quitter.
announce-ask-when = Quand doit-il partir ? Par exemple <code>demain 9h</code> ou <code>14/02/2027 13:00</code>. L’heure est celle de { $zone } ; /timezone la change.
announce-ask-fix = Envoyez le message corrigé. Sous une photo ou un fichier, seuls les mots sont corrigés. /cancel pour quitter.
announce-when-again = Il me faut un jour et une heure, par exemple <code>demain 9h</code>.
announce-when-past = Cette heure est déjà passée, ou l’envoi a commencé entre-temps.
announce-unfit = Ce type de message ne peut pas être annoncé. Envoyez du texte, une photo, un fichier, une vidéo ou un album.
announce-cannot-copy = Telegram ne copie pas ce message, il ne peut donc pas être annoncé. Écrivez-le à nouveau, s’il vous plaît.
announce-looks = Voici exactement ce que les gens recevront :
announce-album = C’est un album. Attendez qu’il soit arrivé en entier, puis regardez-le avec l’aperçu.
announce-offer = Dois-je annoncer ce message ?
announce-button-take = 📣 L’annoncer
announce-panel = 📣 <b>Annonce</b>
announce-audience = <b>Pour :</b> { $audience }
announce-count =
    { $people ->
        [one] Une personne, environ { $seconds } s.
       *[other] { $people } personnes, environ { $seconds } s.
    }
announce-nobody = Il n’y a personne dans ce public, l’annonce ne peut donc pas partir.
announce-unreachable =
    { $count ->
        [one] Une autre ne peut pas être jointe : elle nous a bloqués ou est partie.
       *[other] { $count } autres ne peuvent pas être jointes : elles nous ont bloqués ou sont parties.
    }
announce-opted-out =
    { $count ->
        [one] Une autre ne veut pas d’annonces.
       *[other] { $count } autres ne veulent pas d’annonces.
    }
announce-foreign =
    { $count ->
        [one] Une personne la reçoit dans une autre langue que la sienne.
       *[other] { $count } personnes la reçoivent dans une autre langue que la leur.
    }
announce-scheduled = 🕑 Départ prévu : { $when }.
announce-asking = ⏳ Elle attend l’accord d’une deuxième personne.
announce-approved = ✓ Une deuxième personne a donné son accord.
announce-button-audience = 👥 Public
announce-button-preview = 👁 Aperçu
announce-button-add = ➕ { $name }
announce-button-reword = ✏️ { $name }
announce-button-send = 📣 Envoyer
announce-button-when = 🕑 Programmer
announce-button-save = 💾 Garder
announce-button-drop = 🗑 Supprimer
announce-button-ok = ✅ D’accord
announce-button-no = ✋ Pas d’accord
announce-sure =
    { $count ->
        [one] L’envoyer maintenant à <b>une personne</b> ?
       *[other] L’envoyer maintenant à <b>{ $count } personnes</b> ?
    }
announce-yes =
    { $count ->
        [one] Oui, envoyer à une personne
       *[other] Oui, envoyer à { $count } personnes
    }
announce-saved = 💾 Gardée. /announcements la montre à nouveau.
announce-dropped = Supprimée.
announce-fix-which = Dans quelle langue ?
announce-fix-unfit = Cela ne convient pas : un texte remplace un texte, une légende remplace une légende. Un album ne peut pas être corrigé. Envoyez à nouveau, ou /cancel.
announce-fixed =
    { $count ->
        [0] Corrigée. Personne ne l’a encore ; tout le monde recevra les nouveaux mots.
        [one] Une copie est en cours de correction.
       *[other] { $count } copies sont en cours de correction.
    }
announce-back-sure = La retirer chez tous ceux qui l’ont reçue ? Telegram ne supprime que ce qui a moins de 48 heures. Ce qui a été lu reste lu.
announce-back-yes = Oui, la retirer
announce-taken-back =
    { $count ->
        [one] Une copie est en cours de suppression.
       *[other] { $count } copies sont en cours de suppression.
    }{ $old ->
        [0] {""}
       *[other] {" "}{ $old } ont plus de 48 heures et restent.
    }
announce-please-agree =
    <b>Quelqu’un veut écrire à tout le monde ({ $count ->
        [one] une personne
       *[other] { $count } personnes
    }).</b> Une deuxième personne doit donner son accord. Regardez d’abord l’annonce, s’il vous plaît.
announce-agreed = ✅ D’accord. La personne qui l’a écrite peut l’envoyer.
announce-refused = Pas d’accord. La personne qui l’a écrite en est informée.
announce-not-yours = Ce n’est pas à vous de décider : c’est la vôtre, ou quelqu’un a déjà décidé.
announce-told-agreed = ✅ Votre annonce a reçu l’accord. Vous pouvez l’envoyer.
announce-told-refused = ✋ Votre annonce n’a pas reçu l’accord. Elle redevient un brouillon.
announce-open = L’ouvrir
announce-list = <b>Vos annonces</b>, d’abord celles qui ne sont pas parties
announce-none = Il n’y a pas encore d’annonce. /announce en commence une.
announce-state-draft = ✏️
announce-state-asking = ⏳
announce-state-scheduled = 🕑
announce-state-late = ⚠️
announce-state-sending = 📣
announce-state-paused = ⏸
announce-state-stopped = ⏹
announce-state-done = ✅

audience-everyone = tous ceux qui veulent des annonces
audience-followers = ceux qui suivent « { $title } »
audience-attendees = ceux qui viennent à « { $title } »
audience-partners = seulement les partenaires
audience-languages = seulement { $languages }
audience-tag = qui suivent quelque chose sur « { $tag } »
audience-without = sauf ceux qui viennent à « { $title } »
audience-button-everyone = Tout le monde
audience-button-event = Les gens d’un événement …
audience-button-attendees = Ceux qui viennent
audience-button-followers = Tous ceux qui le suivent
audience-button-partners = Seulement les partenaires
audience-button-tag = Par thème …
audience-button-without = Sauf …
audience-button-done = ‹ Terminé
audience-which-event = De quel événement ?
audience-which-people = Lesquels ?
audience-which-exception = Laisser de côté ceux qui viennent à quel événement ?
audience-which-tag = Qui suivent des événements sur quel thème ?

announce-progress =
    📣 { $sent } sur { $total } envoyés{ $failed ->
        [0] {""}
       *[other] , { $failed } non joints
    }. Encore { $seconds } s environ.
announce-paused =
    ⏸ En pause. { $sent } sur { $total } envoyés{ $failed ->
        [0] {""}
       *[other] , { $failed } non joints
    }.
announce-report = ✅ <b>Envoyé à { $sent } personnes sur { $total }.</b>
announce-button-go = ▶️ Continuer
announce-button-pause = ⏸ Pause
announce-button-stop = ⏹ Arrêter
announce-button-fix = ✏️ Corriger
announce-button-back = 🗑 Retirer
announce-again-blocked = Réessayer ceux qui ont bloqué le bot ({ $count })
announce-again-kicked = Réessayer les groupes sans le bot ({ $count })
announce-again-never_started = Réessayer ceux qui n’ont jamais commencé ({ $count })
announce-again-failed = Réessayer ceux que Telegram a refusés ({ $count })
announce-again-not_worded = Réessayer ceux qui ont échoué ici ({ $count })
announce-again-late = Envoyer à ceux pour qui c’était trop tard ({ $count })
announce-again-uncertain = Renvoyer là où ce n’est pas certain ({ $count })
announce-copies-taken-back =
    { $count ->
        [one] Une copie a été retirée.
       *[other] { $count } copies ont été retirées.
    }
announce-unapproved =
    ⚠️ <b>Une annonce programmée n’a pas été envoyée.</b> Elle va à tout le monde, et une deuxième personne ne l’a pas approuvée telle qu’elle est maintenant. C’est de nouveau un brouillon : ouvrez-la dans /announcements et demandez son accord.

    { $beginning }
announce-unowned =
    ⚠️ <b>Une annonce programmée n’a pas été envoyée.</b> La personne qui l’a écrite ne fait plus partie des organisateurs. C’est maintenant un brouillon : /announcements le montre aux administrateurs.

    { $beginning }
survey-unowned =
    ⚠️ <b>Une enquête programmée n’a pas été envoyée.</b> La personne qui l’a créée ne fait plus partie des organisateurs. /mysurveys la montre aux administrateurs.

    { $title }
announce-late =
    ⚠️ <b>Une annonce n’est pas partie.</b> Le service était arrêté à l’heure prévue, il y a plus d’un jour. /announcements la montre : vous pouvez l’envoyer maintenant ou la supprimer.

    { $beginning }

profile-description = Des questions sur les déchets électroniques, le mercure et la Convention de Minamata, ou les achats durables de TIC ? Posez-les avec vos mots. Chaque réponse indique sa source.
profile-short = Des réponses vérifiées sur les déchets électroniques, le mercure et les achats durables, avec leurs sources.
command-start = Commencer
command-help = Ce que je sais faire
command-ask = Poser une question
command-topics = Parcourir toutes les questions
command-events = Événements : ce qui est prévu, ce que vous suivez
command-reminders = Quand on vous fait des rappels, et quand non
command-timezone = Dire votre ville, pour les heures à votre horloge
command-language = Choisir votre langue
command-stop = Ne plus recevoir de messages non demandés
command-resume = Recevoir de nouveau ces messages
command-privacy = Ce qui est conservé à votre sujet
command-mydata = Recevoir tout ce qui est conservé à votre sujet
command-forgetme = Effacer tout ce qui est conservé à votre sujet
command-cancel = Quitter ce que vous étiez en train de faire

moment-date-time = { $date }, { $time }
moment-city =
    { $article ->
        [le] { $time } au { $city }
        [les] { $time } aux { $city }
       *[none] { $time } à { $city }
    }
moment-zone = { $time } { $zone }
moment-beside = { $own } ({ $other })
moment-times = { $first }–{ $last }
moment-from-to = { $first } – { $last }

date-fault-not-understood = Je ne comprends pas cette date. Écrivez-la par exemple ainsi : <code>14 février 2027 13h</code>, <code>14/02/2027 13:00</code> ou <code>demain 14h</code>.
date-fault-month-length = Il n’y a que { $days } jours en { $month }.
date-fault-no-month = Le mois { $month } n’existe pas. Écrivez le jour, puis le mois, puis l’année.
date-fault-no-time = L’heure { $time } n’existe pas. Écrivez-la par exemple ainsi : <code>13:00</code>.
date-fault-no-year = L’année { $year } est trop lointaine.
date-fault-weekday = Le { $date } est un { $weekday }. Écrivez à nouveau la date, avec ou sans le jour de la semaine.
date-fault-zone = Écrivez l’heure telle que les horloges l’indiquent sur place, sans fuseau horaire. Le fuseau est demandé à part.
date-fault-order = La fin doit être après le début.
date-fault-no-duration = Je ne comprends pas cette durée. Écrivez-la par exemple ainsi : <code>3h</code>, <code>90 min</code> ou <code>2 jours</code>.

# Créer un événement
not-allowed = C’est réservé aux organisateurs, et vous n’en faites pas (ou plus) partie.
make-ask-title = <b>Un nouvel événement.</b> Comment s’appelle-t-il ? /cancel permet d’arrêter à tout moment.
make-ask-title-in = Quel est le titre en { $name } ?
make-ask-description-in = Écrivez la description en { $name }.
make-ask-when =
    Quand commence-t-il ? Par exemple <code>14/02/2027 13:00</code>, <code>demain 14h</code> ou <code>14 février 2027 13h-16h</code>.

    L’heure est celle du lieu de l’événement ; je demande lequel juste après.
make-ask-copy = La même chose à nouveau : quand cela commence-t-il ? Par exemple <code>14/02/2028 13:00</code>. La durée, le lieu et les séances restent.
make-understood = ✓ { $when }
make-ask-length = Combien de temps dure-t-il ? Choisissez, ou écrivez <code>45 min</code>, <code>2h30</code> ou l’heure de fin : <code>16:00</code>.
make-ask-days = Combien de jours dure-t-il ? Choisissez, ou écrivez le dernier jour.
make-ask-zone = C’est l’heure de quelle ville ? Écrivez une ville ou un pays.
make-zone-taken = ✓ L’heure de { $place }
make-which-zone = Lequel voulez-vous dire ?
make-zone-unknown = Je ne connais pas « { $typed } ». Essayez la grande ville la plus proche.
make-ask-format = Où a-t-il lieu ?
make-format-virtual = 💻 En ligne
make-format-in_person = 📍 Sur place
make-format-hybrid = 📍💻 Les deux
make-ask-place = À quel endroit ? Le nom et l’adresse.
make-ask-link = Quel est le lien de connexion ? Il commence par https://
make-ask-rule = Qui peut voir le lien de connexion ?
make-link-everyone = Tout le monde
make-link-attendees = Seulement ceux qui viennent
make-ask-description = Décrivez-le en quelques phrases.
make-ask-registration = Y a-t-il une page d’inscription ? Envoyez son lien.
make-ask-capacity = Combien y a-t-il de places ? Un nombre. Quand elles sont prises, les autres vont sur une liste d’attente.
make-ask-languages = Quelles langues y parle-t-on ? Cochez-les, ou écrivez-les.
make-ask-tags = Des mots-clés séparés par des virgules, par exemple <code>déchets, mercure</code>.
make-next = Suite ›
make-skip = Passer ›
make-to-preview = Vers l’aperçu ››
make-confirm-moment = J’ai compris <b>{ $when }</b>. Est-ce juste ? Sinon, écrivez-le à nouveau.
make-confirm-yes = Oui, { $when }
make-ask-time = { $day } : à quelle heure ? Écrivez-la, par exemple <code>13:00</code>.
make-all-day = Toute la journée
make-past = Ce moment est déjà passé. Donnez une date à venir.
make-ends-before = Il finirait avant de commencer. Écrivez-le à nouveau.
make-too-long = C’est trop long : { $longest } caractères au plus.
make-no-link = Je ne peux pas utiliser cette adresse. Elle commence par https://, comme <code>https://meet.example.org/abc</code>.
make-no-number = Écrivez un nombre à partir de 1, par exemple <code>30</code>.
make-no-language = Je ne connais pas cette langue. Écrivez par exemple <code>anglais, français</code>.
make-no-tags = Écrivez au plus 10 mots-clés courts, séparés par des virgules.
make-use-buttons = Utilisez les boutons ici.
make-unfinished = Vous êtes en train d’écrire cet événement. /cancel l’abandonne.
make-fields = Que voulez-vous changer ?
make-field-title = Titre
make-field-description = Description
make-field-when = Début
make-field-length = Fin
make-field-zone = Fuseau horaire
make-field-format = En ligne ou sur place
make-field-place = Lieu
make-field-link = Lien de connexion
make-field-rule = Qui voit le lien
make-field-registration = Inscription
make-field-capacity = Places
make-field-languages = Langues
make-field-tags = Mots-clés
make-preview = <b>Voici comment il sera vu :</b>
make-preview-change = <b>Voici comment il sera vu après le changement :</b>
make-not-yet-saved = Rien n’est encore changé.
make-publish = ✅ Publier
make-change = Changer …
make-save-draft = Garder en brouillon
make-discard = Supprimer
make-save = ✅ Enregistrer
make-save-all = ✅ Enregistrer, les séances suivent
make-save-alone = ✅ Enregistrer, les séances restent
make-leave = Laisser comme avant
make-published = ✅ C’est publié. Il figure maintenant dans /events.
make-draft-kept = Gardé en brouillon. Seuls vous et les administrateurs le voyez.
make-saved = C’est enregistré.
make-left = Rien n’a été changé.
make-discarded = C’est supprimé.
make-copied = C’est copié, en brouillon. Vérifiez-le, puis publiez-le.
make-changed-meanwhile = Quelqu’un d’autre a changé cet événement entre-temps. Le voici tel qu’il est maintenant :
make-outdated = Ce bouton n’est plus valable.
event-fault-title = Il n’a pas de titre.
event-fault-order = Il finit avant de commencer.
event-fault-past = Il est déjà passé.
event-fault-long = Il dure plus de 60 jours.
event-fault-far = Il a lieu dans plus de cinq ans.

# Gérer les événements
run-list =
    { $count ->
        [0] <b>Vous n’avez aucun événement à venir.</b> /newevent en crée un ; vous pouvez aussi m’envoyer un fichier de calendrier (.ics).
       *[other] <b>Vos événements</b> (✏️ : brouillons)
    }
run-list-past =
    { $count ->
        [0] <b>Aucun événement passé.</b>
       *[other] <b>Événements passés et annulés</b>
    }
run-past = Passés et annulés
run-coming = À venir
run-to-list = Mes événements
run-gone = Cet événement n’existe plus, ou ce n’est pas le vôtre.
run-state-draft = ✏️ Un brouillon : seuls vous et les administrateurs le voyez.
run-state-published = 📢 Publié.
run-state-moved = 📢 Publié, et déplacé depuis.
run-state-cancelled = ✖ Annulé.
run-state-past = ✓ Terminé.
run-counts = Suivi par { $following }. Viennent : { $coming }, attendent une place : { $waiting }, peut-être : { $maybe }, ne viennent pas : { $absent }.
run-plan = Rappels
run-parts = Séances ({ $count })
run-copy = Le même, autre date
run-share = Lien et affiche
run-file = Fichier de calendrier
run-cancel = Annuler l’événement
run-cancel-ask =
    Annuler <b>{ $title }</b> ? { $following ->
        [0] Personne ne le suit.
        [one] { $following } personne sera prévenue, une fois.
       *[other] { $following } personnes seront prévenues, une fois.
    } On ne peut pas revenir en arrière.
run-cancel-yes = Oui, l’annuler
run-cancel-no = Non, le garder
run-cancelled =
    C’est annulé. { $told ->
        [0] Il n’y avait personne à prévenir.
        [one] { $told } personne est prévenue maintenant.
       *[other] { $told } personnes sont prévenues maintenant.
    }
run-told-moved =
    { $told ->
        [0] Personne ne connaissait encore l’ancienne date ({ $then }).
        [one] { $told } personne à qui on avait dit { $then } reçoit la nouvelle date.
       *[other] { $told } personnes à qui on avait dit { $then } reçoivent la nouvelle date.
    }
run-told-link =
    { $told ->
        [one] { $told } personne qui avait l’ancien lien reçoit le nouveau.
       *[other] { $told } personnes qui avaient l’ancien lien reçoivent le nouveau.
    }
run-told-nobody = Personne n’a besoin d’être prévenu.
run-reminders-follow =
    { $following ->
        [0] Aucun rappel n’attendait.
        [one] Les rappels de { $following } personne suivent.
       *[other] Les rappels de { $following } personnes suivent.
    }
run-promoted =
    { $promoted ->
        [one] { $promoted } personne de la liste d’attente obtient une place et en est prévenue.
       *[other] { $promoted } personnes de la liste d’attente obtiennent une place et en sont prévenues.
    }
run-plan-head = <b>Rappels de { $title }</b>, pour ceux qui n’ont rien choisi d’autre. Touchez pour changer :
run-plan-line =
    • { $offset } : { $when }, à { $people ->
        [one] { $people } personne
       *[other] { $people } personnes
    }, envoi de { $start } à { $end }
run-plan-none = Aucun rappel n’est à venir.
run-before = { $distance } avant
run-at-start = Au début
run-thanks = Merci, après la fin
run-sessions =
    { $count ->
        [0] <b>{ $title }</b> n’a pas de séances. Une séance est une partie que l’on peut suivre à part.
       *[other] <b>Séances de { $title }</b>
    }
run-add-session = ➕ Ajouter une séance
run-link =
    <b>{ $title }</b>
    { $link }

    Qui ouvre ce lien, ou vise le code avec un téléphone, voit l’événement ici.
run-file-caption = Le fichier de calendrier, avec le lien de connexion. Transmettez-le avec prudence.

# Les fichiers de calendrier que les organisateurs envoient
files-finish-first = Vous êtes en train de faire autre chose. Terminez ou envoyez /cancel, puis renvoyez le fichier.
files-read =
    { $count ->
        [one] <b>J’ai lu { $count } événement dans ce fichier :</b>
       *[other] <b>J’ai lu { $count } événements dans ce fichier :</b>
    }
files-more =
    { $count ->
        [one] Et { $count } autre.
       *[other] Et { $count } autres.
    }
files-lot-new = 🆕 Nouveau
files-lot-changed = ✏️ Il est déjà ici ; le fichier dit autre chose
files-lot-cancelled = ✖ Annulé dans ce fichier
files-lot-same = Il est déjà ici, comme dans le fichier
files-lot-foreign = Il est déjà ici et appartient à quelqu’un d’autre ; il reste tel quel
files-lot-unknown = Annulé, et inconnu ici
files-button-publish =
    { $count ->
        [one] ✅ Le publier
       *[other] ✅ Publier les { $count }
    }
files-button-draft =
    { $count ->
        [one] Créer un brouillon
       *[other] Créer { $count } brouillons
    }
files-button-change =
    { $count ->
        [one] Mettre à jour votre événement
       *[other] Mettre à jour vos { $count } événements
    }
files-button-cancel =
    { $count ->
        [one] Annuler l’événement
       *[other] Annuler { $count } événements
    }
files-leave = Ne rien faire
files-left = Rien n’a été fait avec le fichier.
files-nothing-left = Il ne restait rien à faire.
files-done-publish =
    { $count ->
        [one] { $count } événement est publié.
       *[other] { $count } événements sont publiés.
    }
files-done-draft =
    { $count ->
        [one] { $count } brouillon est créé.
       *[other] { $count } brouillons sont créés.
    }
files-done-change =
    { $count ->
        [one] { $count } événement est mis à jour.
       *[other] { $count } événements sont mis à jour.
    }
files-done-cancel =
    { $count ->
        [one] { $count } événement est annulé.
       *[other] { $count } événements sont annulés.
    }
files-told =
    { $told ->
        [0] Il n’y avait personne à prévenir.
        [one] { $told } personne est prévenue.
       *[other] { $told } personnes sont prévenues.
    }

# L’équipe
team-head = <b>L’équipe</b>
team-list-admin = <b>Admins</b> (tout) : { $people }
team-list-organiser = <b>Organisateurs</b> (leurs propres événements, les annonces à ceux qui les suivent) : { $people }
team-list-partner = <b>Partenaires</b> (ils reçoivent les annonces aux partenaires) : { $people }
team-fixed = { $person } (par les réglages)
team-fixed-stay = Les admins nommés dans les réglages ne peuvent pas être retirés ici, seulement par la personne qui fait fonctionner le service.
team-approval-on = ✓ Une deuxième personne doit approuver ce qui part à tout le monde.
team-approval-off = ✗ Ce qui part à tout le monde n’a pas besoin d’être approuvé par une deuxième personne.
team-invite-organiser = ➕ Inviter un organisateur
team-invite-partner = ➕ Inviter un partenaire
team-remove = Retirer quelqu’un
team-turn-on = Approbation à deux : non
team-turn-off = Approbation à deux : oui
team-role-admin = admin
team-role-organiser = organisateur
team-role-partner = partenaire
team-only-admins = C’est réservé aux admins.
team-whom = Qui faut-il retirer ?
team-nobody = Il n’y a personne à retirer.
team-remove-ask = Retirer { $person } ({ $roles }) ? Cette personne ne pourra plus rien faire ici. Ce qu’elle a créé reste.
team-remove-yes = Oui, retirer
team-remove-no = Non, garder
team-removed = Retiré : { $person }.
team-removed-already = { $person } n’a plus de rôle ici.
team-link-organiser =
    <b>Ce lien invite un organisateur.</b> Envoyez-le à cette seule personne :

    { $link }

    Il fonctionne une fois, pendant { $days } jours : jusqu’au { $until }. Je vous dis quand il est utilisé.
team-link-partner =
    <b>Ce lien invite un partenaire.</b> Envoyez-le à cette seule personne :

    { $link }

    Il fonctionne une fois, pendant { $days } jours : jusqu’au { $until }. Je vous dis quand il est utilisé.
team-link-closed = Cette invitation ne fonctionne pas : elle a déjà servi, elle est trop ancienne, ou elle n’a jamais existé. Demandez-en une nouvelle.
team-joined-already = Vous avez déjà ce rôle. /help montre ce que vous pouvez faire.
team-joined = { $person } a utilisé votre invitation ({ $role }). /team montre toute l’équipe.
team-welcome-organiser =
    <b>Bienvenue, vous faites maintenant partie des organisateurs.</b>

    Vous pouvez créer des événements (/newevent), les rappeler aux gens et écrire des annonces à ceux qui les suivent (/announce). Les questions restées sans réponse arrivent ici sous forme de fiches. /help montre tout.
team-welcome-partner =
    <b>Bienvenue, vous faites maintenant partie des partenaires.</b>

    Les annonces aux partenaires vous arrivent ici. /stop y met fin à tout moment. Pour le reste, posez-moi vos questions.
team-welcome-admin =
    <b>Bienvenue, vous faites maintenant partie des admins.</b>

    Vous pouvez tout faire : tous les événements, toutes les annonces, et l’équipe (/team). /help montre tout.

# Qui a fait quoi
trail-head = <b>Les derniers actes</b> (fuseau horaire : { $clock })
trail-empty = <b>Personne n’a encore rien fait.</b> Ici se lira qui a fait quoi (fuseau horaire : { $clock }).
trail-line = { $date } – { $who } { $did }
trail-nobody = Quelqu’un
trail-somebody = quelqu’un
trail-event = l’événement « { $title } »
trail-event-gone = un événement qui n’est plus là
trail-announcement = l’annonce « { $beginning } »
trail-announcement-gone = une annonce qui n’est plus là
trail-messages = des messages
trail-other = a agi sur ceci : { $what }.
trail-did-create = a créé { $what }.
trail-did-publish = a publié { $what }.
trail-did-change =
    a modifié { $what }{ $people ->
        [0] .
        [one] {" "}; une personne est prévenue.
       *[other] {" "}; { $people } personnes sont prévenues.
    }
trail-did-replan = a changé les rappels : { $what }.
trail-did-cancel =
    a annulé { $what }{ $people ->
        [0] .
        [one] {" "}; une personne est prévenue.
       *[other] {" "}; { $people } personnes sont prévenues.
    }
trail-did-discard = a supprimé { $what }.
trail-did-copy = a copié un événement et obtenu { $what }.
trail-did-send =
    a envoyé { $what }{ $people ->
        [0] .
        [one] {" "}à une personne.
       *[other] {" "}à { $people } personnes.
    }
trail-did-write = a écrit { $what }.
trail-did-schedule = a programmé { $what }.
trail-did-pause = a mis en pause { $what }.
trail-did-go_on = a laissé repartir { $what }.
trail-did-stop = a arrêté { $what }.
trail-did-retry = a réessayé de joindre des personnes avec { $what }.
trail-did-correct = a corrigé { $what }.
trail-did-take_back = a retiré { $what }.
trail-did-ask = a demandé une approbation : { $what }.
trail-did-approve = a approuvé { $what }.
trail-did-refuse = n’a pas approuvé { $what }.
trail-did-invite = a créé une invitation ({ $role }).
trail-did-join = a utilisé une invitation ({ $role }).
trail-did-remove = a retiré { $what } ({ $role }).
trail-did-approval_on = a demandé qu’une deuxième personne approuve ce qui part à tout le monde.
trail-did-approval_off = ne demande plus qu’une deuxième personne approuve.
trail-did-send_again =
    a renvoyé { $people ->
        [one] un message incertain
       *[other] { $people } messages incertains
    } : { $what }.
trail-did-take_as_sent =
    a compté comme remis { $people ->
        [one] un message incertain
       *[other] { $people } messages incertains
    } : { $what }.

# La boîte d’envoi
outbox-head = <b>Les messages que personne n’a demandés</b> : rappels, nouvelles, annonces, réponses. Ce qui est terminé reste ici 7 jours.
outbox-empty = Il n’y en a pas.
outbox-state-waiting = 🕓 Attendent leur heure : { $count }
outbox-state-postponed = ⏳ Essayés, à essayer de nouveau : { $count }
outbox-state-claimed = 📤 Partent en ce moment : { $count }
outbox-state-sent = ✅ Remis : { $count }
outbox-state-uncertain = ❓ Envoyés, mais sans confirmation de Telegram : { $count }
outbox-state-refused = 🚫 La personne ne peut pas être jointe : { $count }
outbox-state-failed = ❌ Échoués : { $count }
outbox-state-missed = ⌛ Trop tard, laissés de côté : { $count }
outbox-state-withdrawn = ↩️ Plus nécessaires, retirés : { $count }
outbox-next = Le prochain part : { $when }.
outbox-oldest = Le plus ancien qui aurait dû partir attend depuis : { $when }.
outbox-troubles = <b>Ce qui n’est pas arrivé à coup sûr</b>, le plus récent d’abord :
outbox-messages = Réponses, fiches et avis
outbox-event-gone = Un événement qui n’est plus là
outbox-announcement-gone = Une annonce qui n’est plus là
outbox-again = Renvoyer : { $title } ({ $count })
outbox-sent = Compter comme remis : { $title } ({ $count })
outbox-done-again =
    { $count ->
        [0] Il ne reste rien à renvoyer.
        [one] Un message est renvoyé.
       *[other] { $count } messages sont renvoyés.
    }
outbox-done-sent =
    { $count ->
        [0] Il ne reste rien à décider.
        [one] Un message compte comme remis.
       *[other] { $count } messages comptent comme remis.
    }

# Pourquoi quelqu’un n’a pas été joint
reason-blocked =
    { $count ->
        [one] Une personne a bloqué le bot.
       *[other] { $count } personnes ont bloqué le bot.
    }
reason-deactivated =
    { $count ->
        [one] Une personne a quitté Telegram.
       *[other] { $count } personnes ont quitté Telegram.
    }
reason-kicked =
    { $count ->
        [one] Un groupe a retiré le bot.
       *[other] { $count } groupes ont retiré le bot.
    }
reason-never_started =
    { $count ->
        [one] Une personne n’a jamais écrit au bot.
       *[other] { $count } personnes n’ont jamais écrit au bot.
    }
reason-opted_out =
    { $count ->
        [one] Une personne ne veut pas de tels messages.
       *[other] { $count } personnes ne veulent pas de tels messages.
    }
reason-stopped =
    { $count ->
        [one] Pour une personne, l’envoi a été arrêté avant.
       *[other] Pour { $count } personnes, l’envoi a été arrêté avant.
    }
reason-late =
    { $count ->
        [one] Pour une personne, c’était trop tard : le service était arrêté ou lent.
       *[other] Pour { $count } personnes, c’était trop tard : le service était arrêté ou lent.
    }
reason-moved =
    { $count ->
        [one] Pour une personne, l’événement a été déplacé avant.
       *[other] Pour { $count } personnes, l’événement a été déplacé avant.
    }
reason-replaced =
    { $count ->
        [one] Pour une personne, un message plus récent l’a remplacé.
       *[other] Pour { $count } personnes, un message plus récent l’a remplacé.
    }
reason-other_plan =
    { $count ->
        [one] Une personne a choisi d’autres rappels.
       *[other] { $count } personnes ont choisi d’autres rappels.
    }
reason-cancelled =
    { $count ->
        [one] Pour une personne, l’événement a été annulé avant.
       *[other] Pour { $count } personnes, l’événement a été annulé avant.
    }
reason-unfollowed =
    { $count ->
        [one] Une personne ne suit plus l’événement.
       *[other] { $count } personnes ne suivent plus l’événement.
    }
reason-true_again =
    { $count ->
        [one] Ce qu’une personne avait appris était de nouveau vrai.
       *[other] Ce que { $count } personnes avaient appris était de nouveau vrai.
    }
reason-event_gone =
    { $count ->
        [one] Pour une personne, l’événement n’était plus là.
       *[other] Pour { $count } personnes, l’événement n’était plus là.
    }
reason-not_worded =
    { $count ->
        [one] Pour une personne, le message n’a pas pu être rédigé : une erreur de notre part.
       *[other] Pour { $count } personnes, le message n’a pas pu être rédigé : une erreur de notre part.
    }
reason-uncertain =
    { $count ->
        [one] Pour une personne, ce n’est pas certain : Telegram ne l’a pas confirmé.
       *[other] Pour { $count } personnes, ce n’est pas certain : Telegram ne l’a pas confirmé.
    }
reason-failed =
    { $count ->
        [one] Pour une personne, Telegram a refusé le message.
       *[other] Pour { $count } personnes, Telegram a refusé le message.
    }
reason-other =
    { $count ->
        [one] Pour une personne, il y a une autre raison.
       *[other] Pour { $count } personnes, il y a une autre raison.
    }

# Surveys: answering
survey-progress = { $number } sur { $count }
survey-length =
    { $count ->
        [one] Une question, environ { $minutes ->
            [one] une minute
           *[other] { $minutes } minutes
        }.
       *[other] { $count } questions, environ { $minutes ->
            [one] une minute
           *[other] { $minutes } minutes
        }.
    }
survey-anonymous = Vos réponses sont anonymes : une fois envoyées, plus rien ne les relie à vous, elles ne peuvent donc plus être ni modifiées ni effacées. Seule votre participation est conservée.
survey-named = Vos réponses ne sont pas anonymes : les organisateurs les voient avec votre numéro Telegram.
survey-shares = Après avoir répondu, vous pourrez voir les résultats provisoires.
survey-closes = Ouvert jusqu’au { $moment }.
survey-only-in = <i>Ceci n’existe qu’en { $name }.</i>
survey-skipped = (sans réponse)
survey-yes = Oui
survey-no = Non
survey-send = C’était la dernière question. Envoyer vos réponses ?
survey-send-anonymous = C’était la dernière question. Une fois vos réponses envoyées, plus rien ne les relie à vous et elles ne peuvent plus être modifiées.
survey-button-send = Envoyer mes réponses
survey-button-back = ‹ Retour
survey-button-other = Autre, précisez
survey-button-ready =
    { $count ->
        [0] Terminé
       *[other] Terminé ({ $count })
    }
survey-button-again = Recommencer l’ordre
survey-button-decline = Ne souhaite pas répondre
survey-button-next = Suivant ›
survey-button-skip = Passer ›
survey-button-later = Plus tard
survey-button-start = Commencer
survey-button-refuse = Non, merci
survey-button-change = Modifier mes réponses
survey-button-results = Résultats provisoires
survey-button-go-on = Continuer
survey-how-date = Écrivez un jour, par exemple 14 février 2027.
survey-how-short = Écrivez votre réponse.
survey-how-long = Écrivez votre réponse, aussi longue que vous voulez, en un seul message.
survey-how-several = Touchez tout ce qui convient, puis Terminé.
survey-how-ranking = Touchez dans l’ordre, le plus important d’abord.
survey-how-number =
    { $kind ->
        [between] Écrivez un nombre de { $low } à { $high }{ $unit }.
        [low] Écrivez un nombre, au moins { $low }{ $unit }.
        [high] Écrivez un nombre, au plus { $high }{ $unit }.
       *[any] Écrivez un nombre{ $unit }.
    }
survey-say-which = Veuillez préciser par écrit.
survey-later = Vos réponses sont conservées. Continuez quand vous voulez, ici ou avec /surveys.
survey-refused = Entendu, vous ne serez plus sollicité pour cette enquête. Si vous changez d’avis :
survey-gone = Cette enquête n’existe plus.
surveys-list = <b>Vos enquêtes</b>
surveys-none = Aucune enquête ne vous attend. Si les organisateurs vous posent des questions, elles arriveront ici ; /stop enquêtes y met fin.
survey-busy = Vous êtes en train d’écrire autre chose ici. Terminez, ou quittez avec /cancel, puis commencez l’enquête.
survey-thanks = <b>Merci.</b> Vos réponses sont arrivées.
survey-thanks-anonymous = Plus rien ne les relie à vous.
survey-thanks-editable = Vous pouvez les modifier jusqu’à la clôture de l’enquête.
survey-ended-plain = Cette enquête est close. Merci de votre intérêt.
survey-ended-named = Cette enquête a été close entre-temps. Les réponses que vous avez données sont conservées.
survey-ended-anonymous = Cette enquête a été close entre-temps. Comme elle est anonyme, les réponses non envoyées sont effacées.
survey-ended-deleted = Les organisateurs ont retiré cette enquête. Vous n’avez plus rien à faire.
survey-ended-early = Cette enquête n’est pas encore ouverte. Revenez plus tard.
survey-ended-full = Cette enquête a reçu toutes les réponses prévues. Merci de votre intérêt.
survey-edited = Votre réponse a été modifiée :
survey-edit-not = Votre réponse reste telle quelle. { $why }
survey-why-old = Vous y avez déjà répondu. Utilisez Retour pour changer.
survey-why-over = On ne peut plus répondre à cette enquête.
survey-why-edit-late = L’enquête n’accepte plus de modifications.
survey-why-kind = Répondez avec les boutons ou par écrit. Je ne sais rien lire d’autre comme réponse.
survey-why-note = Touchez Suivant pour continuer.
survey-why-needed = Cette question demande une réponse.
survey-why-pick-some = Touchez d’abord au moins une option, ou Passer.
survey-why-say-which = Précisez par écrit à quoi vous pensez.
survey-why-option = Ce n’est pas une des options. Touchez-en une ci-dessous, ou écrivez-la telle quelle.
survey-why-number = Je n’y lis pas de nombre. Écrivez-le en chiffres, par exemple 12 ou 2,5.
survey-why-whole = Écrivez un nombre entier, sans décimales.
survey-why-bounds =
    { $kind ->
        [between] Écrivez un nombre de { $low } à { $high }.
        [low] Le nombre doit être au moins { $low }.
        [high] Le nombre doit être au plus { $high }.
       *[any] Écrivez un nombre.
    }
survey-why-scale = Choisissez un nombre de { $low } à { $high }.
survey-why-text = Écrivez votre réponse avec des mots.
survey-why-long = Votre texte fait { $length } caractères ; { $longest } au plus tiennent ici. Veuillez l’abréger.
survey-why-constraint = Cette réponse ne convient pas à la question. Veuillez la vérifier.
command-surveys = Enquêtes qui vous attendent
survey-why-date = Je n’y lis pas de jour. Écrivez-le par exemple 14 février 2027, 14/02/2027 ou hier.

# Surveys: making, sending, results, files
survey-invitation =
    Les organisateurs vous demandent votre avis : <b>{ $title }</b>

    { $count ->
        [one] Une question, environ { $minutes ->
            [one] une minute
           *[other] { $minutes } minutes
        }.
       *[other] { $count } questions, environ { $minutes ->
            [one] une minute
           *[other] { $minutes } minutes
        }.
    }
survey-reminder =
    Petit rappel : il manque encore vos réponses à <b>{ $title }</b> ({ $count ->
        [one] une question
       *[other] { $count } questions
    }, environ { $minutes ->
        [one] une minute
       *[other] { $minutes } minutes
    }).
survey-reminder-begun =
    Vous avez commencé <b>{ $title }</b> sans l’avoir terminé. Vos réponses sont conservées. { $count ->
        [one] Il y a une question
       *[other] Il y a { $count } questions
    } en tout, environ { $minutes ->
        [one] une minute
       *[other] { $minutes } minutes
    }.
survey-until = Ouvert jusqu’au { $moment }.
survey-button-open = Répondre
survey-preview-over = Cet aperçu est terminé.
sm-list =
    { $count ->
        [0] <b>Pas encore d’enquête.</b> /newsurvey en crée une, ou envoyez-moi un classeur XLSForm (.xlsx).
       *[other] <b>Vos enquêtes</b>
    }
sm-state-draft =
    Brouillon · { $count ->
        [one] une question
       *[other] { $count } questions
    }, environ { $minutes } min{ $version ->
       *[other] {""}
    }
sm-state-open =
    Ouverte (version { $version }) · { $count ->
        [one] une question
       *[other] { $count } questions
    }, environ { $minutes } min
sm-state-closed =
    Close (version { $version }) · { $count ->
        [one] une question
       *[other] { $count } questions
    }, environ { $minutes } min
sm-turnout = Sollicités : { $invited } · commencé : { $started } · terminé : { $done } · refusé : { $declined }
sm-unpublished = Vos modifications ne sont pas encore publiées.
sm-answered =
    { $count ->
        [one] Une personne a répondu à la version { $version } ; sa réponse reste.
       *[other] { $count } personnes ont répondu à la version { $version } ; leurs réponses restent.
    }
sm-more-faults =
    { $count ->
        [one] … et une autre.
       *[other] … et { $count } autres.
    }
sm-anonymous = Anonyme
sm-named = Non anonyme
sm-editable = Réponses modifiables jusqu’à la clôture
sm-final = Réponses définitives une fois envoyées
sm-shares = Les répondants voient les résultats provisoires
sm-languages = Langues : { $languages }
sm-opens = Ouvre le { $moment }
sm-closes = Clôture le { $moment }
sm-cap = Fermée aux nouveaux après { $count } réponses
sm-sends = Partira le { $moment }
sm-reminds = Relance le { $moment }
sm-missing = Traductions manquantes : { $languages }
sm-missing-head = Tout n’est pas traduit. Là où un texte manque, il s’affiche dans une autre langue et c’est indiqué :
sm-texts-own = titre, introduction, remerciements
sm-button-publish = Publier
sm-button-publish-changes = Publier les modifications
sm-button-publish-yes = Oui, publier
sm-button-undo = Annuler les modifications
sm-button-questions = Questions
sm-button-settings = Réglages
sm-button-texts = Textes et langues
sm-button-preview = Aperçu
sm-button-file = Formulaire Excel
sm-button-copy = Copier
sm-button-delete = Supprimer
sm-button-sure-delete = Oui, supprimer
sm-button-results = Résultats
sm-button-send = Envoyer
sm-button-link = Lien
sm-button-poll = Sondage de groupe
sm-button-close = Clore
sm-button-sure-close = Oui, clore
sm-button-reopen = Rouvrir
sm-button-add = + Ajouter une question
sm-button-done = C’est tout : afficher l’enquête
sm-button-refine = Affiner cette question
sm-published =
    Publiée. Le lien pour tous : { $link }{ $version ->
       *[other] {""}
    }
sm-published-changes = La version { $version } est en ligne. Les réponses en cours se poursuivent dans la version commencée. Le lien reste : { $link }
sm-kind-changed = La question « { $name } » était d’un autre type dans la version { $version }, et des réponses portent son nom. Retirez-la et ajoutez une nouvelle question.
sm-anonymity-changed = Le caractère anonyme ne peut plus changer : il a été annoncé avant les réponses. Copiez plutôt l’enquête.
sm-sure-close =
    Clore « { $title } » ? { $count ->
        [0] Personne n’a encore répondu.
        [one] Une personne a répondu ou commencé.
       *[other] { $count } personnes ont répondu ou commencé.
    } Plus personne ne pourra y répondre.
sm-sure-delete =
    Supprimer « { $title } » ? { $count ->
        [0] Elle n’a pas de réponse.
        [one] Elle a une réponse, qui sera effacée après 30 jours. Téléchargez d’abord le fichier si nécessaire.
       *[other] Elle a { $count } réponses, qui seront effacées après 30 jours. Téléchargez d’abord le fichier si nécessaire.
    }
sm-deleted = L’enquête est supprimée.
sm-copied = Voici la copie. Elle a les mêmes questions et aucune réponse.
sm-copy-of = { $title } (copie)
sm-link = Le lien pour tous : { $link }
sm-ask-title = Comment s’appelle l’enquête ? Les répondants verront ce titre.
sm-ask-question =
    Écrivez la première question ou la suivante. Pour un choix, mettez les options dessous, une par ligne :

    <code>Comment était l’atelier ?
    - Utile
    - Pas utile</code>
sm-ask-kind = Comment y répond-on ?
sm-ask-options = Écrivez les options, une par ligne.
sm-added =
    La question { $number } est ajoutée : <b>{ $text }</b> ({ $kind }).

    Écrivez la question suivante, ou :
sm-too-long = Cela fait { $length } caractères ; { $longest } au plus tiennent ici. Envoyez une version plus courte.
sm-kind-one = Un choix
sm-kind-several = Plusieurs choix
sm-kind-scale5 = Échelle 1 à 5
sm-kind-scale10 = Échelle 0 à 10
sm-kind-yes_no = Oui ou non
sm-kind-short = Texte court
sm-kind-long = Texte long
sm-kind-number = Nombre
sm-kind-date = Date
sm-kind-ranking = Classement
sm-kind-note = Note, sans réponse
sm-is-one = un choix
sm-is-several = plusieurs choix
sm-is-scale = échelle
sm-is-yes_no = oui ou non
sm-is-short = texte court
sm-is-long = texte long
sm-is-number = nombre
sm-is-date = date
sm-is-ranking = classement
sm-is-note = note
sm-questions =
    { $count ->
        [0] <b>Pas encore de question</b>
        [one] <b>Une question</b>
       *[other] <b>{ $count } questions</b>
    }
sm-range = De { $low } à { $high }
sm-relevant = Posée seulement si : <code>{ $condition }</code>
sm-constraint = Acceptée seulement si : <code>{ $condition }</code>
sm-name = Colonne dans les fichiers : <code>{ $name }</code>
sm-button-q-text = Texte
sm-button-q-hint = Aide
sm-button-q-options = Options
sm-button-q-shuffled = Mélanger
sm-button-q-other = « Autre, précisez »
sm-button-q-range = Bornes
sm-button-q-ends = Noms des extrémités
sm-button-q-unit = Unité
sm-button-q-whole = Nombres entiers seulement
sm-button-q-required = Réponse obligatoire
sm-button-q-decline = « Ne souhaite pas répondre »
sm-button-q-if = Poser seulement si …
sm-button-q-up = ▲ Monter
sm-button-q-down = ▼ Descendre
sm-button-q-remove = Retirer
sm-button-q-remove-yes = Oui, retirer
sm-button-q-always = Toujours la poser
sm-remove-ask = Retirer « { $text } » ? Les réponses déjà reçues gardent leur colonne.
sm-if = De quelle question précédente dépend-elle ?
sm-if-nothing = Aucune question précédente ne peut en décider : il faut un choix, ou oui ou non.
sm-if-which = Elle est posée si « { $text } » a reçu pour réponse :
sm-detail-text = Écrivez le nouveau texte de « { $text } ».
sm-detail-hint = Écrivez l’aide pour « { $text } », ou – pour aucune.
sm-detail-options = Écrivez les options de « { $text } », une par ligne. Si leur nombre reste le même, elles sont reformulées et les réponses continuent de compter.
sm-detail-ends = Écrivez ce que signifient les deux extrémités de « { $text } », une par ligne : d’abord la plus basse, puis la plus haute.
sm-detail-unit = Écrivez l’unité de « { $text } », par exemple tonnes, ou – pour aucune.
sm-detail-range = Écrivez les bornes de « { $text } », par exemple 0 à 100, ou – pour aucune.
sm-ends-two = Écrivez deux lignes, une pour chaque extrémité.
sm-range-two = Écrivez deux nombres, par exemple 0 à 100.
sm-kept = C’est noté.
sm-texts = Les textes autour des questions, et les langues. Le texte d’une question se change sous Questions.
sm-button-titles = Titre
sm-button-introductions = Introduction
sm-button-thanks = Remerciements
sm-button-translate = { $name } : { $count } à traduire
sm-button-translated =
    ✓ { $name }{ $count ->
       *[other] {""}
    }
sm-ask-titles = Écrivez le titre.
sm-ask-introductions = Écrivez l’introduction que l’on lit avant de commencer, ou – pour aucune.
sm-ask-thanks = Écrivez le texte de remerciement de la fin, ou – pour le texte habituel.
sm-ask-translation = { $name } (encore { $left }). Écrivez la traduction de :
sm-translated = Tout est traduit ({ $name }).
sm-settings-anonymous = <b>Réglages.</b> L’enquête est anonyme : les réponses sont séparées des personnes, les résultats s’affichent à partir de cinq réponses, par pas de cinq.
sm-settings-named = <b>Réglages.</b> L’enquête n’est pas anonyme : vous voyez qui a répondu quoi, par numéro Telegram.
sm-button-anonymous = Anonyme
sm-button-editable = Réponses modifiables
sm-button-shares = Montrer les résultats provisoires
sm-button-opens = Ouvre …
sm-button-closes = Clôture …
sm-button-remind = Ajouter une relance …
sm-button-no-reminders = Pas de relance
sm-button-cap = Limiter les réponses …
sm-ask-opens = Quand ouvre-t-elle ? À l’horloge de { $zone }, par exemple <code>1er mars 9h</code> ; – pour tout de suite.
sm-ask-closes = Quand se clôt-elle ? À l’horloge de { $zone }, par exemple <code>15 mars 18h</code> ; – pour jamais d’elle-même.
sm-ask-remind = Quand relancer celles et ceux qui n’ont pas terminé ? À l’horloge de { $zone }, par exemple <code>demain 10h</code>.
sm-moment-past = Ce moment est passé. Écrivez-en un plus tard.
sm-many-reminders = Il y a déjà { $most } relances, c’est le maximum.
sm-understood = Compris : { $moment }.
sm-ask-cap = Après combien de réponses se ferme-t-elle aux nouveaux ? Écrivez un nombre, ou – pour aucune limite.
sm-send = Qui est sollicité ? Le nombre indique celles et ceux qui ne l’ont pas encore été et acceptent les enquêtes.
sm-audience-p = Partenaires ({ $count })
sm-audience-a = Tout le monde ({ $count })
sm-audience-t = Viennent à { $title } ({ $count })
sm-audience-f = Suivent { $title } ({ $count })
sm-send-sure =
    { $count ->
        [0] Plus personne à solliciter dans ce groupe pour l’instant.
        [one] Une personne serait sollicitée.
       *[other] { $count } personnes seraient sollicitées.
    } Quand ?
sm-button-send-yes =
    { $count ->
        [one] Solliciter une personne maintenant
       *[other] Solliciter { $count } personnes maintenant
    }
sm-button-when = À un moment …
sm-button-after-0 = À la fin de l’événement
sm-button-after-h = Une heure après l’événement
sm-button-after-d = Un jour après l’événement
sm-button-remind-now =
    { $count ->
        [one] Relancer une personne maintenant
       *[other] Relancer { $count } personnes maintenant
    }
sm-button-unplan = Ne pas l’envoyer automatiquement
sm-ask-when = Quand part-elle ? À l’horloge de { $zone }, par exemple <code>demain 10h</code>.
sm-sent =
    { $count ->
        [0] Personne de nouveau n’a été sollicité.
        [one] Une personne est sollicitée.
       *[other] { $count } personnes sont sollicitées.
    }
sm-planned = Elle partira le { $moment }.
sm-planned-after = Elle partira après « { $title } », et suivra ses changements.
sm-reminded = Celles et ceux qui n’ont pas terminé sont relancés.
sm-preview = Dans quelle langue voulez-vous la voir ? Rien n’ira dans les résultats.
sm-preview-head = 👁 <i>Aperçu : rien n’est conservé</i>
sm-button-preview-end = Terminer l’aperçu
sm-poll =
    La question « { $text } » peut être votée dans un groupe. Écrivez-y :

    <code>{ $command }</code>

    Les membres voient qui a voté quoi ; leurs votes rejoignent les résultats.
sm-poll-anonymous =
    La question « { $text } » peut être votée dans un groupe. Écrivez-y :

    <code>{ $command }</code>

    Le sondage est anonyme : Telegram ne me donne que les totaux, qui rejoignent les résultats.
sm-poll-unfit = Un sondage de groupe demande une enquête ouverte à une seule question : un ou plusieurs choix, oui ou non, ou une échelle, avec 12 options au plus et sans « autre ».
sm-poll-refused = Telegram ne me laisse pas publier de sondage ici.
sr-turnout = Sollicités : { $invited } · commencé : { $started } · terminé : { $done } · refusé : { $declined }
sr-rate = Taux de réponse : { $rate } des personnes sollicitées
sr-completion = Achèvement : { $rate } de celles qui ont commencé
sr-median = Temps médian : { $minutes } min { $seconds } s
sr-stops = Où l’on s’est arrêté :
sr-stop = – { $text } : { $count }
sr-too-few = L’enquête est anonyme et il n’y a pas assez de réponses pour en montrer sans trahir leurs auteurs : il en faut cinq, et tant qu’elle est ouverte cinq autres restent cachées.
sr-waiting =
    { $count ->
        [one] Une réponse attend d’être montrée avec d’autres.
       *[other] { $count } réponses attendent d’être montrées avec d’autres.
    }
sr-button-questions = Question par question
sr-button-charts = Tous les graphiques
sr-button-languages = Par langue
sr-button-file-xlsx-labels = Excel, en mots
sr-button-file-xlsx-ids = Excel, codes
sr-button-file-csv-labels = CSV, en mots
sr-button-file-csv-ids = CSV, codes
sr-button-chart = Graphique
sr-button-texts = Ce qui a été écrit
sr-removed = <i>Cette question a été retirée ; les réponses antérieures restent.</i>
sr-answered = Répondu : { $count } · passé : { $skipped } · n’a pas souhaité répondre : { $declined }
sr-place = premier pour { $count }, place { $place } en moyenne
sr-mean = Moyenne { $mean } · écart type { $spread } · médiane { $middle }
sr-days = Du { $first } au { $last }
sr-other = Autre
sr-texts =
    { $count ->
        [one] Un texte
       *[other] { $count } textes
    }
sr-languages = <b>Réponses par langue</b>
sr-languages-none = Les groupes par langue sont trop petits pour être montrés.
sr-language = { $name } : { $count }
sr-chart =
    { $count ->
        [one] Une réponse
       *[other] { $count } réponses
    }
sr-chart-ranking =
    { $count ->
        [one] Mis en premier, une réponse
       *[other] Mis en premier, { $count } réponses
    }
sr-mean-short = moyenne { $mean }
sr-sheet-question = Question
sr-sheet-option = Option
sr-sheet-count = Nombre
sr-sheet-share = Part
sr-sheet-mean = Moyenne
survey-fault-no-questions = L’enquête n’a pas encore de question à laquelle répondre.
survey-fault-too-many-questions = Il y a trop de questions ; { $most } au plus sont possibles.
survey-fault-no-title = L’enquête n’a pas de titre.
survey-fault-too-long = Ce texte fait { $length } caractères ; { $longest } au plus sont possibles.
survey-fault-name-twice = ce nom figure deux fois ; chaque question doit avoir le sien.
survey-fault-bad-name = « { $name } » n’est pas un nom : lettres, chiffres et _, en commençant par une lettre, 64 au plus.
survey-fault-no-label = La question n’a pas de texte.
survey-fault-low-over-high = La borne inférieure dépasse la borne supérieure.
survey-fault-too-few-options = Un choix demande au moins deux options.
survey-fault-too-many-options = Il y a { $count } options ; { $most } au plus sont possibles ici. Demandez plutôt un texte, ou divisez la question.
survey-fault-option-twice = L’option « { $option } » figure deux fois.
survey-fault-bad-option = « { $option } » ne peut pas être le nom d’une option : lettres, chiffres et _ sans espaces ; « other » est réservé.
survey-fault-no-option-label = L’option « { $option } » n’a pas de texte.
survey-fault-option-too-long = L’option « { $option } » est trop longue ; { $longest } caractères au plus.
survey-fault-bad-scale = Une échelle demande deux nombres entiers comme extrémités, le plus petit d’abord.
survey-fault-wide-scale = Une échelle a au plus { $most } degrés, par exemple 0 à 10.
survey-fault-no-section = La section de cette question manque.
survey-fault-unknown-name = La condition cite « { $name } », qui n’est le nom d’aucune question.
survey-fault-circular = La condition tourne en rond en passant par « { $name } ».
survey-fault-looks-ahead = La condition cite « { $name } », posée plus tard ; seules les questions précédentes peuvent décider.
expression-fault-ends-early = La condition se termine trop tôt ; il manque quelque chose à la fin.
expression-fault-unexpected = La condition n’est pas lisible à « { $what } ».
expression-fault-expected = Il manque un « { $sign } » dans la condition.
expression-fault-unknown-function = La condition utilise « { $name }() », inconnu ici.
expression-fault-wrong-arguments = « { $name }() » prend un autre nombre de valeurs.
expression-fault-too-deep = La condition a trop de parenthèses imbriquées.
expression-fault-too-long = La condition est trop longue ; { $longest } caractères au plus.
workbook-fault-too-large = Le fichier est trop grand ; un formulaire de { $megabytes } Mo au plus est lu.
workbook-fault-not-fetched = Telegram n’a pas remis le fichier. Veuillez le renvoyer.
workbook-fault-old = C’est un ancien fichier .xls ou un fichier avec mot de passe. Enregistrez-le en classeur Excel (.xlsx) sans mot de passe et envoyez-le.
workbook-fault-none = Ce n’est pas un classeur Excel. Un XLSForm est un fichier .xlsx avec les feuilles survey, choices et settings.
workbook-fault-macro = Le classeur contient des macros, je ne l’ouvre donc pas. Enregistrez-le en .xlsx sans macros et envoyez-le.
workbook-fault-bomb = Décompressé, le classeur est bien plus grand qu’un formulaire, je ne l’ouvre donc pas.
workbook-fault-too-many-rows = Une feuille a plus de { $rows } lignes ou { $columns } colonnes ; personne ne pourrait répondre à un tel formulaire.
workbook-fault-unreadable = Le classeur est endommagé et illisible. Ouvrez-le dans Excel, enregistrez-le à nouveau et renvoyez-le.
workbook-fault-no-survey-sheet = Le classeur n’a pas de feuille nommée survey, où un XLSForm tient ses questions.
xlsform-cell = Feuille { $sheet }, cellule { $cell }
xlsform-sheet = Feuille { $sheet }
xlsform-faults = Le formulaire ne peut pas encore être repris. Corrigez ceci et renvoyez-le :
xlsform-read =
    { $count ->
        [one] Le formulaire est lu : une question. C’est maintenant votre brouillon.
       *[other] Le formulaire est lu : { $count } questions. C’est maintenant votre brouillon.
    }
xlsform-changed =
    { $count ->
        [one] L’enquête a été modifiée d’après le classeur : une question. Publiez les modifications, ou annulez-les.
       *[other] L’enquête a été modifiée d’après le classeur : { $count } questions. Publiez les modifications, ou annulez-les.
    }
xlsform-sent = L’enquête au format XLSForm. Modifiez-la dans Excel et renvoyez-la-moi ; elle s’ouvre aussi dans KoboToolbox et ODK.
xlsform-left-out = Laissé de côté, car sans objet dans une conversation :
xlsform-fault-language = « { $name } » ne nomme aucune langue connue. Écrivez par exemple label::French (fr).
xlsform-fault-no-list = Le nom de la liste manque.
xlsform-fault-no-choice-name = Le nom du choix manque.
xlsform-fault-no-type = Le type de la question manque.
xlsform-fault-repeat = « { $type } » : les questions répétées sont impossibles dans une conversation. Posez-les une fois, ou en texte.
xlsform-fault-group-open = Ce groupe n’a pas de end_group.
xlsform-fault-group-end = Il n’y a ici aucun groupe à terminer.
xlsform-fault-no-list-name = « { $type } » : il manque le nom de la liste, comme dans select_one topics.
xlsform-fault-type = On ne peut pas répondre à « { $type } » dans une conversation. Possibles : select_one, select_multiple, rank, range, integer, decimal, date, text et note.
xlsform-fault-unknown-list = La feuille choices n’a pas de liste nommée « { $list } ».
xlsform-fault-no-name = Le nom de la question manque.
xlsform-fault-choice-filter = Des choix qui dépendent de réponses antérieures sont impossibles. Utilisez relevant avec deux questions.
xlsform-fault-range = start, end et step d’une échelle sont des nombres.
xlsform-fault-range-step = Le pas (step) d’une échelle doit être 1 ici.
xlsform-fault-required = required prend yes ou no ; une condition est impossible ici.
xlsform-fault-column-twice = La colonne « { $name } » figure deux fois.
xlsform-fault-column-missing = La colonne « { $name } » manque.
xlsform-ignored-column = la colonne « { $name } »
xlsform-ignored-appearance = l’apparence « { $name } »
xlsform-ignored-metadata = « { $type } »
xlsform-ignored-sheet = toute la feuille
trail-survey = l’enquête « { $title } »
trail-survey-gone = une enquête qui n’existe plus
trail-did-close = a clos { $what }.
trail-did-reopen = a rouvert { $what }.
trail-did-remind = a relancé pour { $what }.
trail-did-export = a exporté les réponses à { $what }.
reason-survey_over =
    { $count ->
        [one] Pour une personne l’enquête était terminée.
       *[other] Pour { $count } personnes l’enquête était terminée.
    }
reason-survey_ended =
    { $count ->
        [one] Pour une personne l’enquête avait pris fin.
       *[other] Pour { $count } personnes l’enquête avait pris fin.
    }
reason-answered =
    { $count ->
        [one] Une personne avait déjà répondu.
       *[other] { $count } personnes avaient déjà répondu.
    }
survey-results =
    { $count ->
        [one] <b>Résultats provisoires</b> (une réponse)
       *[other] <b>Résultats provisoires</b> ({ $count } réponses)
    }
survey-results-few = Il y a encore trop peu de réponses pour en montrer sans trahir leurs auteurs. Revenez plus tard.
reason-moved_chat =
    { $count ->
        [one] Pour une conversation, c’était déjà arrivé sous sa nouvelle forme.
       *[other] Pour { $count } conversations, c’était déjà arrivé sous leur nouvelle forme.
    }

# Faults
fault-report =
    ⚠️ <b>Une défaillance du service</b>

    { $kind ->
        [question] { $count ->
            [one] Un message n’a pas pu recevoir de réponse
           *[other] { $count } messages n’ont pas pu recevoir de réponse
        } à cause d’une erreur du programme. Les personnes en ont été informées.
        [job] Une partie du service qui suit l’horloge a échoué ({ $count }). Elle réessaie d’elle-même.
        [message] { $count ->
            [one] Un message n’a pas pu être rédigé et n’a pas été envoyé
           *[other] { $count } messages n’ont pas pu être rédigés et n’ont pas été envoyés
        }. /deliveries les montre.
        [database] La base de données n’a pas accepté de travail pendant un moment ({ $count }). Rien n’est perdu pour l’instant ; le disque est peut-être plein.
        [waiting] Des messages attendent : la base de données ou la connexion à Telegram a fait défaut ({ $count }). Ils sont repris d’eux-mêmes.
        [group] Telegram a donné un nouveau numéro au groupe des organisateurs. La personne qui gère le service doit l’indiquer ; le journal nomme le réglage.
        [token] Quelqu’un d’autre fait tourner un service avec le même jeton, des messages s’égarent. Un seul doit tourner.
       *[other] Quelque chose s’est mal passé ({ $count }).
    }

    Depuis le { $since }. Si cela continue, envoyez ceci à la personne qui gère le service : <code>{ $events }</code>. Le journal contient ces lignes, et <code>talaria doctor</code> dit quoi faire. Je l’écris au plus une fois par heure.
