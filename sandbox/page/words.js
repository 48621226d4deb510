// The page's own words, in the language of whoever is speaking.

const WORDS = {
  en: {
    rehearsal: "Rehearsal: nothing here reaches Telegram.",
    people: "Rehearsal", group: "Group", add: "Add a person", bot: "bot", typing: "typing…",
    uploading: "sending a file…", members: "members", as: "as", block: "Block", unblock: "Unblock",
    start: "Start", write: "Message", send: "Send", attach: "Attach a photo or a document",
    commands: "Commands", keyboard: "Show or hide the buttons", edited: "edited", reply: "Reply",
    edit: "Edit", editing: "Editing", close: "Close", ok: "OK", cancel: "Cancel",
    newPerson: "A new person", name: "Name", language: "Language of their Telegram",
    today: "Today", yesterday: "Yesterday", download: "Download", forwarded: "Forwarded from",
    photo: "Photo", document: "Document", voice: "Voice message", location: "Place",
    contact: "Contact", sticker: "Sticker", poll: "Poll", votes: "votes", closed: "Final results",
    messages: "Messages", gone: "This account was deleted", what: "What can this bot do?",
    nothing: "No messages here yet", copied: "Copied", unsupported: "Unsupported message",
    joined: "joined", left: "left", upgraded: "The group is a supergroup now",
    opens: "opens a new tab", waiting: "waiting for the bot", via: "via",
    clock: "Clock and people", hour: "+1 hour", day: "+1 day", nextDue: "To the next due moment",
    playWeek: "A week in a minute", stopPlaying: "Stop", received: "Received", blocked: "blocked us",
    "persona-dakar": "French in Dakar", "persona-tokyo": "English in Tokyo, no username",
    "persona-blocked": "Somebody who blocked us", "persona-slow": "A slow network", "persona-group": "A group",
    dakar: "participant", tokyo: "participant", slow: "slow network",
    "kind-text": "text", "kind-photo": "photo", "kind-document": "document", "kind-calendar": "calendar file",
    "kind-edit": "edited", "kind-delete": "deleted", "kind-video": "video", "kind-poll": "poll",
    "kind-audio": "audio", "kind-voice": "voice", "kind-sticker": "sticker", "kind-location": "place", "kind-contact": "contact",
    participant: "participant", partner: "partner", organiser: "organiser",
  },
  fr: {
    rehearsal: "Répétition : rien de ce qui est ici n’atteint Telegram.",
    people: "Répétition", group: "Groupe", add: "Ajouter une personne", bot: "bot",
    typing: "écrit…", uploading: "envoie un fichier…", members: "membres", as: "en tant que",
    block: "Bloquer", unblock: "Débloquer", start: "Démarrer", write: "Message", send: "Envoyer",
    attach: "Joindre une photo ou un document", commands: "Commandes",
    keyboard: "Afficher ou masquer les boutons", edited: "modifié", reply: "Répondre",
    edit: "Modifier", editing: "Modification", close: "Fermer", ok: "OK", cancel: "Annuler",
    newPerson: "Une nouvelle personne", name: "Nom", language: "Langue de son Telegram",
    today: "Aujourd’hui", yesterday: "Hier", download: "Télécharger", forwarded: "Transféré de",
    photo: "Photo", document: "Document", voice: "Message vocal", location: "Lieu",
    contact: "Contact", sticker: "Autocollant", poll: "Sondage", votes: "votes",
    closed: "Résultats finaux", messages: "Messages", gone: "Ce compte a été supprimé",
    what: "Que peut faire ce bot ?", nothing: "Pas encore de message", copied: "Copié",
    unsupported: "Message non pris en charge", joined: "a rejoint le groupe",
    left: "a quitté le groupe", upgraded: "Le groupe est maintenant un supergroupe",
    opens: "s’ouvre dans un nouvel onglet", waiting: "en attente du bot", via: "via",
    clock: "Horloge et personnes", hour: "+1 heure", day: "+1 jour", nextDue: "Prochain moment prévu",
    playWeek: "Une semaine en une minute", stopPlaying: "Arrêter", received: "Reçu", blocked: "nous a bloqués",
    "persona-dakar": "En français à Dakar", "persona-tokyo": "En anglais à Tokyo, sans pseudo",
    "persona-blocked": "Quelqu’un qui nous a bloqués", "persona-slow": "Un réseau lent", "persona-group": "Un groupe",
    dakar: "participante", tokyo: "participant", slow: "réseau lent",
    "kind-text": "texte", "kind-photo": "photo", "kind-document": "document", "kind-calendar": "fichier d’agenda",
    "kind-edit": "modifié", "kind-delete": "supprimé", "kind-video": "vidéo", "kind-poll": "sondage",
    "kind-audio": "audio", "kind-voice": "voix", "kind-sticker": "autocollant", "kind-location": "lieu", "kind-contact": "contact",
    participant: "participante", partner: "partenaire", organiser: "organisatrice",
  },
};

let chosen = "en";

export function speak(language) {
  chosen = (language || "en").startsWith("fr") ? "fr" : "en";
  document.documentElement.lang = chosen;
}

export function word(name) {
  return WORDS[chosen][name] ?? name;
}

export function locale() {
  return chosen === "fr" ? "fr" : "en-GB";
}

export function timeOf(unix) {
  return new Date(unix * 1000).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });
}

export function dayOf(unix, now) {
  const day = new Date(unix * 1000);
  const back = Math.round((new Date(now * 1000).setHours(0, 0, 0, 0) - new Date(day).setHours(0, 0, 0, 0)) / 864e5);
  if (back === 0) return word("today");
  if (back === 1) return word("yesterday");
  return day.toLocaleDateString(locale(), { weekday: "long", day: "numeric", month: "long" });
}

export function sizeOf(bytes) {
  if (!bytes && bytes !== 0) return "";
  const units = ["B", "kB", "MB"];
  let place = 0;
  let size = bytes;
  while (size >= 1000 && place < 2) { size /= 1000; place += 1; }
  return `${size.toLocaleString(locale(), { maximumFractionDigits: place ? 1 : 0 })} ${units[place]}`;
}
