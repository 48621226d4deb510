"""How people type in a chat: short forms, contractions and filler, by language, as plain data."""

from __future__ import annotations

# One rule a line: what is typed (alternatives divided by commas), '=', the words meant.
# Accents and capitals are folded before these rules are read.
_ENGLISH = """
u, ya = you
ur, yr = your
r = are
y = why
2day = today
b4 = before
bc, coz, cuz, cos, bcoz, becoz = because
abt, bout = about
pls, plz, plez = please
thx, thnx, tks, ty = thanks
w = with
w o = without
wat, wut, wht, wot = what
whats, wats, what s, wat s, wuts = what is
whos, who s = who is
wheres, where s = where is
whens, when s = when is
hows, how s = how is
whys, why s = why is
thats, that s = that is
theres, there s = there is
heres, here s = here is
wen = when
wich, whch = which
hw = how
hw many = how many
hw much = how much
tho = though
thru = through
msg = message
msgs = messages
acc, acct = account
amt = amount
info, infos = information
docs = documents
doc = document
gov, govt, gvt = government
govts = governments
org = organisation
orgs = organisations
intl = international
dept = department
min = minimum
max = maximum
approx = approximately
nb, no of, nr of = number of
yrs = years
yr ago = year ago
mths = months
wks = weeks
tel, fone = phone
ppl = people
smth, sth = something
someth = something
bday = birthday
tmrw, tmr, tomoro = tomorrow
asap = as soon as possible
diff = difference
wanna = want to
gonna = going to
gotta = have to
gimme = give me
lemme = let me
dunno = do not know
idk = i do not know
kinda = kind of
cant, can t, cannot = can not
dont, don t = do not
doesnt, doesn t, doesn = does not
didnt, didn t = did not
isnt, isn t = is not
arent, aren t, aint, ain t = are not
wasnt, wasn t = was not
werent, weren t = were not
wont, won t = will not
wouldnt, wouldn t = would not
couldnt, couldn t = could not
shouldnt, shouldn t = should not
hasnt, hasn t = has not
havent, haven t = have not
hadnt, hadn t = had not
im, i m = i am
ive, i ve = i have
i d = i would
i ll = i will
youre, you re = you are
youve, you ve = you have
you ll = you will
theyre, they re = they are
they ve = they have
we re = we are
weve, we ve = we have
we ll = we will
its, it s = it is
it ll = it will
lets, let s = let us
s =
e g, eg = for example
i e, ie = that is
vs = versus
"""

_FRENCH = """
c koi, c quoi, cest koi, cest quoi, c est koi, sait quoi, ce quoi = c est quoi
kesako, keske c, kes ke c = c est quoi
qu est ce que c est que, qu est ce que c est, qu est ce qu, qu est ce que, qu est ce qui = quoi
quest ce que, quest ce qui, kesk, keske, kess ke, qesque, queske, quesque, qqc que = quoi
est ce que, est ce qu, esce que, esque, eske, ess que, es que, est ce = est ce que
koi, kwa, qoi, quoi = quoi
ki = qui
ke, k = que
kel, kelle, quels, quelle, quelles, kels = quel
kan, qd, qand, kand, cand = quand
ou est ce que, ou est ce qu, ou ca = ou
pk, pq, pkoi, pourkoi, prkoi, pqoi, prq, pourqoi, porquoi = pourquoi
cb, cmb, cbien, conbien, combiem = combien
cmt, cmnt, coment, komen, koman, comen, commen = comment
c, cest, c est, sest = c est
ct, cetait = c etait
g = j ai
jai = j ai
jsuis, chuis, chui = je suis
jveux, jvx = je veux
jpeux, jpe = je peux
jsais pas, jsp, chais pas = je sais pas
t = tu es
t il = il
t elle = elle
t on = on
t ils = ils
t elles = elles
ya, y a, il y a, ia = il y a
ya t il, y a t il, y a til, ya til, yatil = il y a
dc = donc
ds = dans
ss = sans
av, avc = avec
pr = pour
pcq, pck, parske, pcke, psk = parce que
bcp, bcq, bocou, bcoup = beaucoup
tjs, tjrs, tjr = toujours
tt = tout
ts, ttes, tte = tous
qq, qqs, qlq = quelques
qqn, qqun, kelkun = quelqu un
qqch, qqc = quelque chose
qlqch = quelque chose
rdv = rendez vous
mtn, mnt, maint = maintenant
auj, ajd, ajourdhui, aujourdhui = aujourd hui
jms = jamais
pls = plusieurs
vs, vou = vous
ns = nous
gvt, gouv = gouvernement
nb, nbre, nbr = nombre
infos, info = information
doc = document
docs = documents
ex = exemple
max = maximum
min = minimum
msg = message
tel = telephone
num = numero
svp, stp, s il vous plait, s il te plait, sil vous plait, siouplait, please = svp
slt = salut
bjr, bonj = bonjour
bsr = bonsoir
mr6, mci, thx = merci
dsl = desole
pb, pbs = probleme
def = definition
diff = difference
ki est, c ki, c qui = qui est
dur cb de tps, cb de tps = combien de temps
tps = temps
l, d, s, m, n =
j = je
qu = que
jusqu = jusque
lorsqu = lorsque
puisqu = puisque
quelqu = quelque
"""

RULES = {"en": _ENGLISH, "fr": _FRENCH}

# Greetings and filler: dropped wherever they stand, unless nothing else would be left.
_ENGLISH_FILLER = """
hi, hello, hey, hiya, heya, good morning, good afternoon, good evening, good day, dear all
dear team, dear colleagues, dear colleague, dear sir, dear madam, dear sir or madam, dear
please, kindly, thanks, thank you, thanks a lot, many thanks, thank you very much
thank you in advance, in advance, cheers, hi there, hello there, excuse me, sorry, ok, okay
well, um, uh, hmm, lol, actually, basically, by the way, can you tell me, could you tell me
would you tell me, please tell me, tell me, do you know, let me know, can you explain
could you explain, please explain, i want to know, i would like to know, i wanted to know
i would like to ask, i want to ask, i have a question, quick question, just a question
question, can you please tell me, could you please tell me, i need to know, i was wondering
just wondering, wondering, i am curious, any idea, just curious, may i know, may i ask
can i ask, can you help me, could you help me, can you let me know, could you let me know
does anyone know, anyone know, does anybody know
"""

_FRENCH_FILLER = """
bonjour, bonsoir, salut, coucou, hello, hey, allo, bonne journee, bonjour a tous, cher tous
madame, monsieur, merci avance, chers collegues, chere equipe, cher collegue, cheres, chers
svp, merci, merci d avance, merci beaucoup, par avance, cordialement, excusez moi, pardon
desole, ok, euh, bah, ben, dites moi, dis moi, pouvez vous me dire, pourriez vous me dire
peux tu me dire, peut tu me dire, tu peux me dire, vous pouvez me dire
est ce que vous pouvez me dire, est ce que tu peux me dire, tu sais, savez vous, sais tu
je voudrais savoir, je veux savoir, je aimerais savoir, je souhaite savoir
je souhaiterais savoir, je aimerai savoir, je voulais savoir, on peut savoir, je me demande
je me demandais, une question, j ai une question, petite question, question
je voudrais demander, puis je savoir, peut on savoir, pouvez vous expliquer
pourriez vous expliquer, pouvez vous me expliquer, tu peux expliquer, peux tu expliquer
expliquez moi, explique moi, au fait, en fait, voila, alors, du coup, quelque un sait
vous savez
"""

FILLER = {"en": _ENGLISH_FILLER, "fr": _FRENCH_FILLER}
