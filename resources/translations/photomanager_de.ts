<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>&amp;1 star</source>
        <translation>&amp;1 Stern</translation>
    </message>
    <message>
        <source>&amp;2 stars</source>
        <translation>&amp;2 Sterne</translation>
    </message>
    <message>
        <source>&amp;3 stars</source>
        <translation>&amp;3 Sterne</translation>
    </message>
    <message>
        <source>&amp;4 stars</source>
        <translation>&amp;4 Sterne</translation>
    </message>
    <message>
        <source>&amp;5 stars</source>
        <translation>&amp;5 Sterne</translation>
    </message>
    <message>
        <source>&amp;Add a tag</source>
        <translation>Schlagwort &amp;hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>Jetzt &amp;sichern</translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation>&amp;Befehle</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Confirm the marked tag</source>
        <translation>Markiertes Schlagwort &amp;bestätigen</translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Export tags …</source>
        <translation>Schlagwörter &amp;exportieren …</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Go on to the next photo after each mark</source>
        <translation>Nach jeder Wertung &amp;weiter zum nächsten Foto</translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation>&amp;Raster</translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation>&amp;Histogramm</translation>
    </message>
    <message>
        <source>&amp;Import tags …</source>
        <translation>Schlagwörter &amp;importieren …</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Infobereich</translation>
    </message>
    <message>
        <source>&amp;Large photo</source>
        <translation>&amp;Großes Foto</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>&amp;Look through the folders again</source>
        <translation>Ordner noch einmal &amp;durchsehen</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>&amp;Places</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>&amp;Problems …</source>
        <translation>&amp;Probleme …</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Reject the marked tag</source>
        <translation>Markiertes Schlagwort &amp;ablehnen</translation>
    </message>
    <message>
        <source>&amp;Review suggestions</source>
        <translation>Vorschläge &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Settings …</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Skip the question</source>
        <translation>Frage über&amp;springen</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>&amp;Take the answer back</source>
        <translation>Antwort &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Videos, copies and other files …</source>
        <translation>&amp;Videos, Kopien und andere Dateien …</translation>
    </message>
    <message>
        <source>&amp;Why this tag?</source>
        <translation>&amp;Warum dieses Schlagwort?</translation>
    </message>
    <message>
        <source>&amp;Write tags to files …</source>
        <translation>Schlagwörter in Dateien &amp;schreiben …</translation>
    </message>
    <message>
        <source>Add &amp;folder …</source>
        <translation>&amp;Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>All of it or every &amp;pixel</source>
        <translation>Ganz oder jedes Pi&amp;xel</translation>
    </message>
    <message>
        <source>E&amp;xport what was learned …</source>
        <translation>Gelerntes e&amp;xportieren …</translation>
    </message>
    <message>
        <source>Fac&amp;ts over the photo</source>
        <translation>An&amp;gaben über dem Foto</translation>
    </message>
    <message>
        <source>Fil&amp;ter by stars, flags and labels</source>
        <translation>Nach Sternen, Marken und Farben fil&amp;tern</translation>
    </message>
    <message>
        <source>Film&amp;strip</source>
        <translation>Film&amp;streifen</translation>
    </message>
    <message>
        <source>Find a &amp;tag in the sidebar</source>
        <translation>Schlag&amp;wort in der Seitenleiste finden</translation>
    </message>
    <message>
        <source>Frames around fac&amp;es</source>
        <translation>Rahmen um G&amp;esichter</translation>
    </message>
    <message>
        <source>Headings for &amp;days</source>
        <translation>Überschriften für &amp;Tage</translation>
    </message>
    <message>
        <source>I&amp;mport what was learned …</source>
        <translation>Gelerntes i&amp;mportieren …</translation>
    </message>
    <message>
        <source>Keyboard &amp;shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>L&amp;ight theme</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Label &amp;blue</source>
        <translation>Farbe &amp;Blau</translation>
    </message>
    <message>
        <source>Label &amp;green</source>
        <translation>Farbe &amp;Grün</translation>
    </message>
    <message>
        <source>Label &amp;red</source>
        <translation>Farbe &amp;Rot</translation>
    </message>
    <message>
        <source>Label &amp;yellow</source>
        <translation>Farbe G&amp;elb</translation>
    </message>
    <message>
        <source>Label p&amp;urple</source>
        <translation>Farbe &amp;Violett</translation>
    </message>
    <message>
        <source>Locate a mo&amp;ved folder …</source>
        <translation>Verschobenen &amp;Ordner suchen …</translation>
    </message>
    <message>
        <source>Mark the &amp;previous suggestion</source>
        <translation>&amp;Vorigen Vorschlag markieren</translation>
    </message>
    <message>
        <source>Mark the ne&amp;xt suggestion</source>
        <translation>&amp;Nächsten Vorschlag markieren</translation>
    </message>
    <message>
        <source>More &amp;like this</source>
        <translation>Ä&amp;hnliche Fotos</translation>
    </message>
    <message>
        <source>Move to tras&amp;h …</source>
        <translation>In den &amp;Papierkorb legen …</translation>
    </message>
    <message>
        <source>N&amp;o stars</source>
        <translation>K&amp;eine Sterne</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Nächste Frage</translation>
    </message>
    <message>
        <source>Question before</source>
        <translation>Vorige Frage</translation>
    </message>
    <message>
        <source>Restore a ba&amp;ckup …</source>
        <translation>Sicherung &amp;wiederherstellen …</translation>
    </message>
    <message>
        <source>Review a &amp;dozen at once</source>
        <translation>Ein &amp;Dutzend auf einmal prüfen</translation>
    </message>
    <message>
        <source>Sa&amp;ve this search …</source>
        <translation>Suche &amp;speichern …</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alle auswählen</translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>Set &amp;aside</source>
        <translation>&amp;Aussortieren</translation>
    </message>
    <message>
        <source>Sl&amp;ide show</source>
        <translation>D&amp;iaschau</translation>
    </message>
    <message>
        <source>Tag &amp;board</source>
        <translation>Schlagwort&amp;tafel</translation>
    </message>
    <message>
        <source>Tag on key {number}</source>
        <translation>Schlagwort auf Taste {number}</translation>
    </message>
    <message>
        <source>Tag “{tag}”</source>
        <translation>Schlagwort „{tag}“</translation>
    </message>
    <message>
        <source>Take the &amp;flag away</source>
        <translation>&amp;Marke entfernen</translation>
    </message>
    <message>
        <source>Theme of the s&amp;ystem</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Another file …</source>
        <translation>Andere Datei …</translation>
    </message>
    <message>
        <source>Backed up what is known of {photos} to {places}</source>
        <translation>Gesichert, was von {photos} bekannt ist: {places}</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>Sicherungen (*.db)</translation>
    </message>
    <message>
        <source>Backups, the newest first</source>
        <translation>Sicherungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Go back to the backup of {name}?</source>
        <translation>Zurück zur Sicherung vom {name}?</translation>
    </message>
    <message>
        <source>Looking for backups …</source>
        <translation>Suche Sicherungen …</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Making a backup …</source>
        <translation>Sichere …</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>The library becomes what it was on that day: tags, answers, stars, folders. Photos themselves are not touched. The window closes for a moment and opens again; what the library holds now is kept as a backup, too.</source>
        <translation>Die Bibliothek wird, was sie an jenem Tag war: Schlagwörter, Antworten, Sterne, Ordner. Die Fotos selbst bleiben, wie sie sind. Das Fenster schließt sich kurz und öffnet sich wieder; was die Bibliothek jetzt enthält, bleibt ebenfalls als Sicherung.</translation>
    </message>
    <message>
        <source>There is no backup yet. One is made each day on which you change tags.</source>
        <translation>Es gibt noch keine Sicherung. An jedem Tag, an dem du Schlagwörter änderst, entsteht eine.</translation>
    </message>
    <message>
        <source>What you did since then is not in it. It stays in a backup made now, so you can change your mind.</source>
        <translation>Was du seitdem getan hast, ist nicht darin. Es bleibt in einer Sicherung von jetzt, falls du es dir anders überlegst.</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>1 tag</source>
        <translation>1 Schlagwort</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Schlagwörter</translation>
    </message>
    <message>
        <source>All tags together</source>
        <translation>Alle Schlagwörter zusammen</translation>
    </message>
    <message>
        <source>Also words on no photo</source>
        <translation>Auch Wörter ohne Foto</translation>
    </message>
    <message>
        <source>As for all tags</source>
        <translation>Wie für alle Schlagwörter</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a tag to see it alone. This is the dial of all tags.</source>
        <translation>Wähle ein Schlagwort, um es allein zu sehen. Dies ist der Regler für alle.</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation>„{name}“ löschen?</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Deleted the tag</source>
        <translation>Schlagwort gelöscht</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>Regler</translation>
    </message>
    <message>
        <source>Everything said and learned of “{name}” goes to the other tag.</source>
        <translation>Alles, was über „{name}“ gesagt und gelernt wurde, geht an das andere Schlagwort.</translation>
    </message>
    <message>
        <source>Everything said and learned of “{name}” goes to “{target}”, which is then found by both names. Where both were said of a photo, the newest counts. You can undo it.</source>
        <translation>Alles, was über „{name}“ gesagt und gelernt wurde, geht an „{target}“, das dann unter beiden Namen gefunden wird. Wurde beides über ein Foto gesagt, gilt das Neueste. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Find a tag</source>
        <translation>Schlagwort finden</translation>
    </message>
    <message>
        <source>How many of its automatic tags are right is not proven yet: random checks among the questions of the review will tell.</source>
        <translation>Wie viele automatische Schlagwörter stimmen, ist noch nicht erwiesen: Stichproben unter den Fragen der Prüfung werden es zeigen.</translation>
    </message>
    <message>
        <source>How often the guess was right in the last answers</source>
        <translation>Wie oft die Vermutung bei den letzten Antworten stimmte</translation>
    </message>
    <message>
        <source>How right it is</source>
        <translation>Wie gut es stimmt</translation>
    </message>
    <message>
        <source>How sure it must be to be set without asking</source>
        <translation>Wie sicher es sein muss, um ungefragt gesetzt zu werden</translation>
    </message>
    <message>
        <source>Is guessed again</source>
        <translation>Wird wieder vermutet</translation>
    </message>
    <message>
        <source>Is no longer guessed</source>
        <translation>Wird nicht mehr vermutet</translation>
    </message>
    <message>
        <source>Is only suggested from now on</source>
        <translation>Wird ab jetzt nur vorgeschlagen</translation>
    </message>
    <message>
        <source>Is the confidence honest?</source>
        <translation>Ist die Sicherheit ehrlich?</translation>
    </message>
    <message>
        <source>It is under “{place}” now. A search for the tag above finds its photos too, and what you say of it teaches the tag above. You can undo it.</source>
        <translation>Es steht jetzt unter „{place}“. Eine Suche nach dem Schlagwort darüber findet auch seine Fotos, und was du darüber sagst, lehrt auch dieses. Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>It is {parts}.</source>
        <translation>Es ist {parts}.</translation>
    </message>
    <message>
        <source>Leave it at {percent}</source>
        <translation>Bei {percent} lassen</translation>
    </message>
    <message>
        <source>Let it be set without asking</source>
        <translation>Ungefragt setzen lassen</translation>
    </message>
    <message>
        <source>May be set without asking again</source>
        <translation>Darf wieder ungefragt gesetzt werden</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Merge into …</source>
        <translation>Zusammenlegen mit …</translation>
    </message>
    <message>
        <source>Merge “{name}” into another tag</source>
        <translation>„{name}“ mit einem anderen zusammenlegen</translation>
    </message>
    <message>
        <source>Merged into “{name}”</source>
        <translation>Mit „{name}“ zusammengelegt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move under …</source>
        <translation>Verschieben unter …</translation>
    </message>
    <message>
        <source>Move “{name}” under another tag</source>
        <translation>„{name}“ unter ein anderes verschieben</translation>
    </message>
    <message>
        <source>Moved to the top</source>
        <translation>Nach ganz oben verschoben</translation>
    </message>
    <message>
        <source>Moved under “{name}”</source>
        <translation>Unter „{name}“ verschoben</translation>
    </message>
    <message>
        <source>Name of a tag</source>
        <translation>Name eines Schlagworts</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>No answers yet. After some, this shows whether “80 % sure” means right in 80 % of cases.</source>
        <translation>Noch keine Antworten. Nach einigen zeigt sich hier, ob „80 % sicher“ auch in 80 % der Fälle stimmt.</translation>
    </message>
    <message>
        <source>No photo has a tag yet. Tags come by themselves as your photos are read.</source>
        <translation>Noch hat kein Foto ein Schlagwort. Schlagwörter kommen von selbst, wenn deine Fotos gelesen werden.</translation>
    </message>
    <message>
        <source>No tag has “{words}” in its name.</source>
        <translation>Kein Schlagwort hat „{words}“ im Namen.</translation>
    </message>
    <message>
        <source>Nobody has answered a question about it yet.</source>
        <translation>Dazu wurde noch keine Frage beantwortet.</translation>
    </message>
    <message>
        <source>Nothing changes: {now} tags are set without asking.</source>
        <translation>Nichts ändert sich: {now} Schlagwörter sind ungefragt gesetzt.</translation>
    </message>
    <message>
        <source>Now {now} tags are set without asking, then {then}: {added} come, {removed} go.</source>
        <translation>Jetzt sind {now} Schlagwörter ungefragt gesetzt, dann {then}: {added} kommen, {removed} gehen.</translation>
    </message>
    <message>
        <source>Of past random checks {right} of {asked} would be right.</source>
        <translation>Von den bisherigen Stichproben würden {right} von {asked} stimmen.</translation>
    </message>
    <message>
        <source>On no photo yet</source>
        <translation>Noch auf keinem Foto</translation>
    </message>
    <message>
        <source>One word or phrase a line. A search for any of them finds the photos of “{name}”.</source>
        <translation>Ein Wort oder Ausdruck je Zeile. Eine Suche nach jedem davon findet die Fotos von „{name}“.</translation>
    </message>
    <message>
        <source>Only suggest it</source>
        <translation>Nur vorschlagen</translation>
    </message>
    <message>
        <source>Other words for “{name}”</source>
        <translation>Andere Wörter für „{name}“</translation>
    </message>
    <message>
        <source>Other words …</source>
        <translation>Andere Wörter …</translation>
    </message>
    <message>
        <source>Other words, one a line</source>
        <translation>Andere Wörter, eins je Zeile</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Photos it is suggested for</source>
        <translation>Fotos, für die es vorgeschlagen ist</translation>
    </message>
    <message>
        <source>Photos it was set on unasked</source>
        <translation>Fotos, auf denen es ungefragt gesetzt wurde</translation>
    </message>
    <message>
        <source>Photos on which you said no</source>
        <translation>Fotos, bei denen du Nein gesagt hast</translation>
    </message>
    <message>
        <source>Photos on which you said yes</source>
        <translation>Fotos, bei denen du Ja gesagt hast</translation>
    </message>
    <message>
        <source>Photos whose file has it as keyword</source>
        <translation>Fotos, deren Datei es als Stichwort hat</translation>
    </message>
    <message>
        <source>Precision wanted</source>
        <translation>Gewünschte Genauigkeit</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Erwiesen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation>„{name}“ umbenennen</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Right in {percent} of the last {number} answers</source>
        <translation>Richtig in {percent} der letzten {number} Antworten</translation>
    </message>
    <message>
        <source>Right lately</source>
        <translation>Zuletzt richtig</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved the other words</source>
        <translation>Andere Wörter gespeichert</translation>
    </message>
    <message>
        <source>Set without asking only what is at least so sure to be right:</source>
        <translation>Ungefragt nur setzen, was mindestens so sicher stimmt:</translation>
    </message>
    <message>
        <source>Share of automatic tags that random checks prove right, 90 % assured</source>
        <translation>Anteil automatischer Schlagwörter, die laut Stichproben stimmen, mit 90 % Gewissheit</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Tag of your own</source>
        <translation>Eigenes Schlagwort</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tags are now set without asking where they are {percent} sure to be right</source>
        <translation>Schlagwörter werden jetzt ungefragt gesetzt, wo sie zu {percent} sicher stimmen</translation>
    </message>
    <message>
        <source>That is taken away from the photos, and what was learned from it is forgotten. The files themselves are not touched.</source>
        <translation>Das wird von den Fotos genommen, und was daraus gelernt wurde, ist vergessen. Die Dateien selbst bleiben unberührt.</translation>
    </message>
    <message>
        <source>The dial</source>
        <translation>Der Regler</translation>
    </message>
    <message>
        <source>The other tag</source>
        <translation>Das andere Schlagwort</translation>
    </message>
    <message>
        <source>The tag chosen</source>
        <translation>Das gewählte Schlagwort</translation>
    </message>
    <message>
        <source>The tag is now called “{name}”</source>
        <translation>Das Schlagwort heißt jetzt „{name}“</translation>
    </message>
    <message>
        <source>To the top, under no other tag</source>
        <translation>Nach ganz oben, unter kein anderes</translation>
    </message>
    <message>
        <source>Word of the recogniser</source>
        <translation>Wort der Bilderkennung</translation>
    </message>
    <message>
        <source>You can undo it.</source>
        <translation>Das lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>You have not used it on any photo.</source>
        <translation>Du hast es auf keinem Foto verwendet.</translation>
    </message>
    <message>
        <source>a keyword of {number}</source>
        <translation>Stichwort von {number}</translation>
    </message>
    <message>
        <source>confirmed on {number}</source>
        <translation>bestätigt auf {number}</translation>
    </message>
    <message>
        <source>how often right</source>
        <translation>wie oft richtig</translation>
    </message>
    <message>
        <source>how sure</source>
        <translation>wie sicher</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>rejected on {number}</source>
        <translation>abgelehnt auf {number}</translation>
    </message>
    <message>
        <source>suggests only</source>
        <translation>schlägt nur vor</translation>
    </message>
    <message>
        <source>the top</source>
        <translation>ganz oben</translation>
    </message>
    <message>
        <source>{names} and {number} more</source>
        <translation>{names} und {number} weitere</translation>
    </message>
    <message>
        <source>{names} below it move up to {where}.</source>
        <translation>{names} darunter rücken nach {where}.</translation>
    </message>
    <message>
        <source>{number} answers so far. With {few} or more, dots on the line mean that the confidence is honest.</source>
        <translation>Bisher {number} Antworten. Ab {few} bedeuten Punkte auf der Linie, dass die Sicherheit ehrlich ist.</translation>
    </message>
    <message>
        <source>{number} answers. On average the confidence is off by {error}.</source>
        <translation>{number} Antworten. Im Mittel liegt die Sicherheit um {error} daneben.</translation>
    </message>
    <message>
        <source>{number} automatic</source>
        <translation>{number} automatisch</translation>
    </message>
    <message>
        <source>{number} confirmed</source>
        <translation>{number} bestätigt</translation>
    </message>
    <message>
        <source>{number} from files</source>
        <translation>{number} aus Dateien</translation>
    </message>
    <message>
        <source>{number} photos</source>
        <translation>{number} Fotos</translation>
    </message>
    <message>
        <source>{number} rejected</source>
        <translation>{number} abgelehnt</translation>
    </message>
    <message>
        <source>{number} suggested</source>
        <translation>{number} vorgeschlagen</translation>
    </message>
    <message>
        <source>{number} tags</source>
        <translation>{number} Schlagwörter</translation>
    </message>
    <message>
        <source>{percent} of {number}</source>
        <translation>{percent} von {number}</translation>
    </message>
    <message>
        <source>{right} of {asked} random checks were right: at least {percent} of its automatic tags are, with 90 % assurance.</source>
        <translation>{right} von {asked} Stichproben stimmten: mindestens {percent} der automatischen Schlagwörter stimmen, mit 90 % Gewissheit.</translation>
    </message>
    <message>
        <source>{use} All of it stays with the tag.</source>
        <translation>{use} All das bleibt beim Schlagwort.</translation>
    </message>
    <message>
        <source>{words} (About, from a sample.)</source>
        <translation>{words} (Ungefähr, aus einer Stichprobe.)</translation>
    </message>
    <message>
        <source>{words}, before: {percent}</source>
        <translation>{words}, davor: {percent}</translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>Select the photo that the others shall be compared with.</source>
        <translation>Wähle das Foto aus, mit dem die anderen verglichen werden sollen.</translation>
    </message>
</context>
<context>
    <name>Culling</name>
    <message>
        <source>Nothing to change</source>
        <translation>Nichts zu ändern</translation>
    </message>
    <message>
        <source>label {colour}</source>
        <translation>Farbe {colour}</translation>
    </message>
    <message>
        <source>no flag</source>
        <translation>keine Marke</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>keine Farbe</translation>
    </message>
    <message>
        <source>no stars</source>
        <translation>keine Sterne</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>aussortiert</translation>
    </message>
    <message>
        <source>{photos}: {marks}</source>
        <translation>{photos}: {marks}</translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>Add folder …</source>
        <translation>Ordner hinzufügen …</translation>
    </message>
    <message>
        <source>Give “{tag}” to three to five photos, or answer where it is suggested. Then it is found on others too.</source>
        <translation>Gib „{tag}“ drei bis fünf Fotos, oder antworte, wo es vorgeschlagen ist. Dann wird es auch auf anderen gefunden.</translation>
    </message>
    <message>
        <source>Looking at your photos</source>
        <translation>Deine Fotos werden angesehen</translation>
    </message>
    <message>
        <source>No photo has this tag yet</source>
        <translation>Noch hat kein Foto dieses Schlagwort</translation>
    </message>
    <message>
        <source>No photo here has the stars, flags or labels you asked for.</source>
        <translation>Kein Foto hier hat die gewünschten Sterne, Marken oder Farben.</translation>
    </message>
    <message>
        <source>No photo is left in this place.</source>
        <translation>An diesem Ort ist kein Foto mehr.</translation>
    </message>
    <message>
        <source>No photo matches “{text}” here. Try fewer or other words.</source>
        <translation>Hier passt kein Foto zu „{text}“. Versuche weniger oder andere Wörter.</translation>
    </message>
    <message>
        <source>No photos in your folders</source>
        <translation>Keine Fotos in deinen Ordnern</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Nothing passes the filter</source>
        <translation>Nichts kommt durch den Filter</translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation>Alle Fotos zeigen</translation>
    </message>
    <message>
        <source>Take the filter away</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>The folders hold no picture that can be read. Add another one.</source>
        <translation>In den Ordnern liegt kein lesbares Bild. Füge einen anderen hinzu.</translation>
    </message>
    <message>
        <source>They appear here as they are read.</source>
        <translation>Sie erscheinen hier, sobald sie gelesen sind.</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln answers</source>
        <translation><numerusform>%Ln Antwort</numerusform><numerusform>%Ln Antworten</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln new answers</source>
        <translation><numerusform>%Ln neue Antwort</numerusform><numerusform>%Ln neue Antworten</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tags</source>
        <translation><numerusform>%Ln neues Schlagwort</numerusform><numerusform>%Ln neue Schlagwörter</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are not in this library</source>
        <translation><numerusform>%Ln Foto ist nicht in dieser Bibliothek</numerusform><numerusform>%Ln Fotos sind nicht in dieser Bibliothek</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln tags</source>
        <translation><numerusform>%Ln Schlagwort</numerusform><numerusform>%Ln Schlagwörter</numerusform></translation>
    </message>
    <message>
        <source>Export the tags of {photos}</source>
        <translation>Schlagwörter von {photos} exportieren</translation>
    </message>
    <message>
        <source>Export what was learned</source>
        <translation>Gelerntes exportieren</translation>
    </message>
    <message>
        <source>Import tags</source>
        <translation>Schlagwörter importieren</translation>
    </message>
    <message>
        <source>Import what was learned</source>
        <translation>Gelerntes importieren</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON für Programme (*.json)</translation>
    </message>
    <message>
        <source>Learned {answers} about {tags} from {file}</source>
        <translation>{answers} zu {tags} aus {file} gelernt</translation>
    </message>
    <message>
        <source>Photo Manager.learner</source>
        <translation>Photo Manager.learner</translation>
    </message>
    <message>
        <source>Read {tags} of {photos} from {file}</source>
        <translation>{tags} von {photos} aus {file} gelesen</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Tables of tags (*.csv *.json)</source>
        <translation>Tabellen von Schlagwörtern (*.csv *.json)</translation>
    </message>
    <message>
        <source>Tags.csv</source>
        <translation>Schlagwörter.csv</translation>
    </message>
    <message>
        <source>What was learned (*.learner)</source>
        <translation>Gelerntes (*.learner)</translation>
    </message>
    <message>
        <source>Wrote {answers} about {tags} to {file}</source>
        <translation>{answers} zu {tags} in {file} geschrieben</translation>
    </message>
    <message>
        <source>Wrote {tags} of {photos} to {file}</source>
        <translation>{tags} von {photos} in {file} geschrieben</translation>
    </message>
    <message>
        <source>{file} holds nothing new</source>
        <translation>{file} enthält nichts Neues</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>1 face</source>
        <translation>1 Gesicht</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation>d. MMMM yyyy</translation>
    </message>
    <message>
        <source>{number} faces</source>
        <translation>{number} Gesichter</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>At least 1 star</source>
        <translation>Mindestens 1 Stern</translation>
    </message>
    <message>
        <source>At least {stars} stars</source>
        <translation>Mindestens {stars} Sterne</translation>
    </message>
    <message>
        <source>Filter by rating</source>
        <translation>Nach Wertung filtern</translation>
    </message>
    <message>
        <source>Label blue</source>
        <translation>Farbe Blau</translation>
    </message>
    <message>
        <source>Label green</source>
        <translation>Farbe Grün</translation>
    </message>
    <message>
        <source>Label purple</source>
        <translation>Farbe Violett</translation>
    </message>
    <message>
        <source>Label red</source>
        <translation>Farbe Rot</translation>
    </message>
    <message>
        <source>Label yellow</source>
        <translation>Farbe Gelb</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Aussortiert</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Nur zeigen</translation>
    </message>
    <message>
        <source>Without a flag</source>
        <translation>Ohne Marke</translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln changed since and left as they are</source>
        <translation><numerusform>%Ln seitdem geändert und so belassen</numerusform><numerusform>%Ln seitdem geändert und so belassen</numerusform></translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>Nichts rückgängig zu machen</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>Wiederholen: {what}</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>There is nothing left</source>
        <translation>Es ist nichts mehr da</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Rückgängig: {what}</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Evidence for “{tag}”</source>
        <translation>Was für „{tag}“ spricht</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Infobereich</translation>
    </message>
    <message>
        <source>Select a photo to see its tags.</source>
        <translation>Wähle ein Foto, um seine Schlagwörter zu sehen.</translation>
    </message>
    <message>
        <source>Tags of the first {number}</source>
        <translation>Schlagwörter der ersten {number}</translation>
    </message>
    <message>
        <source>{photos} selected</source>
        <translation>{photos} ausgewählt</translation>
    </message>
</context>
<context>
    <name>Keywords</name>
    <message numerus="yes">
        <source>%Ln keywords are gone from their files</source>
        <translation><numerusform>%Ln Stichwort ist nicht mehr in seiner Datei</numerusform><numerusform>%Ln Stichwörter sind nicht mehr in ihren Dateien</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos bring keywords of their own. Shall they teach the tagger?</source>
        <translation><numerusform>%Ln Foto bringt eigene Stichwörter mit. Soll das Programm daraus lernen?</numerusform><numerusform>%Ln Fotos bringen eigene Stichwörter mit. Soll das Programm daraus lernen?</numerusform></translation>
    </message>
    <message>
        <source>Keywords teach nothing. The settings can change that.</source>
        <translation>Aus Stichwörtern wird nicht gelernt. Die Einstellungen können das ändern.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message numerus="yes">
        <source>Learned from %Ln keywords</source>
        <translation><numerusform>Aus %Ln Stichwort gelernt</numerusform><numerusform>Aus %Ln Stichwörtern gelernt</numerusform></translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
</context>
<context>
    <name>Label</name>
    <message>
        <source>blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>Gelb</translation>
    </message>
</context>
<context>
    <name>Locate</name>
    <message>
        <source>Locate a moved folder</source>
        <translation>Verschobenen Ordner suchen</translation>
    </message>
    <message>
        <source>Locate the folder …</source>
        <translation>Ordner suchen …</translation>
    </message>
    <message>
        <source>There is no folder yet.</source>
        <translation>Es gibt noch keinen Ordner.</translation>
    </message>
    <message>
        <source>Where does “{name}” lie now?</source>
        <translation>Wo liegt „{name}“ jetzt?</translation>
    </message>
    <message>
        <source>Which folder lies elsewhere now?</source>
        <translation>Welcher Ordner liegt jetzt woanders?</translation>
    </message>
</context>
<context>
    <name>Loupe</name>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation>2 Sterne</translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation>3 Sterne</translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation>4 Sterne</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 Sterne</translation>
    </message>
    <message>
        <source>Facts of the photo</source>
        <translation>Angaben zum Foto</translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Aussortiert</translation>
    </message>
    <message>
        <source>These are the first {most} of the {selected} photos you selected. To compare others, select {least} to {most}.</source>
        <translation>Das sind die ersten {most} von {selected} ausgewählten Fotos. Um andere zu vergleichen, wähle {least} bis {most} aus.</translation>
    </message>
    <message>
        <source>This photo cannot be shown.</source>
        <translation>Dieses Foto kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} von {all}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>NotShown</name>
    <message numerus="yes">
        <source>%Ln RAW files beside their pictures</source>
        <translation><numerusform>%Ln RAW-Datei neben ihrem Bild</numerusform><numerusform>%Ln RAW-Dateien neben ihren Bildern</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies of photos</source>
        <translation><numerusform>%Ln Kopie eines Fotos</numerusform><numerusform>%Ln Kopien von Fotos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln other files</source>
        <translation><numerusform>%Ln andere Datei</numerusform><numerusform>%Ln andere Dateien</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation><numerusform>%Ln Video</numerusform><numerusform>%Ln Videos</numerusform></translation>
    </message>
    <message>
        <source>Every file in your folders is a photo of its own.</source>
        <translation>Jede Datei in deinen Ordnern ist ein eigenes Foto.</translation>
    </message>
    <message>
        <source>Looking through the folders …</source>
        <translation>Die Ordner werden durchgesehen …</translation>
    </message>
    <message>
        <source>Neither a photo nor a video</source>
        <translation>Weder Foto noch Video</translation>
    </message>
    <message>
        <source>Only the first {most} are listed and counted.</source>
        <translation>Nur die ersten {most} sind aufgeführt und gezählt.</translation>
    </message>
    <message>
        <source>RAW file of {photo}</source>
        <translation>RAW-Datei zu {photo}</translation>
    </message>
    <message>
        <source>The same as {photo}</source>
        <translation>Dasselbe wie {photo}</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Videos, copies and other files</source>
        <translation>Videos, Kopien und andere Dateien</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>{files}. Videos and other files are left alone. A RAW file goes along with its picture. A copy stands among the photos, as its original does.</source>
        <translation>{files}. Videos und andere Dateien bleiben, wie sie sind. Eine RAW-Datei geht mit ihrem Bild mit. Eine Kopie steht unter den Fotos wie ihr Original.</translation>
    </message>
</context>
<context>
    <name>Order</name>
    <message>
        <source>Best match</source>
        <translation>Beste Treffer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Order of the photos: {name}</source>
        <translation>Ordnung der Fotos: {name}</translation>
    </message>
    <message>
        <source>Ordered by: {name}</source>
        <translation>Geordnet nach: {name}</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Commands and places</source>
        <translation>Befehle und Orte</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>Nichts passt. Versuche weniger Buchstaben.</translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation>Gespeicherte Suche</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Type what you want to do or see</source>
        <translation>Tippe, was du tun oder sehen möchtest</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>The file is not where it was. Its tags are kept until it is found again.</source>
        <translation>Die Datei ist nicht mehr da, wo sie war. Ihre Schlagwörter bleiben, bis sie wiedergefunden wird.</translation>
    </message>
    <message>
        <source>The folder of this photo is not connected. Its tags are kept.</source>
        <translation>Der Ordner dieses Fotos ist nicht verbunden. Seine Schlagwörter bleiben.</translation>
    </message>
    <message>
        <source>label {colour}</source>
        <translation>Farbe {colour}</translation>
    </message>
    <message>
        <source>no tags</source>
        <translation>keine Schlagwörter</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>aussortiert</translation>
    </message>
    <message>
        <source>{stars} stars</source>
        <translation>{stars} Sterne</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>This is not remembered: {file} cannot be written ({reason}).</source>
        <translation>Das wird nicht gemerkt: {file} kann nicht geschrieben werden ({reason}).</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%Ln files could not be read as photos.</source>
        <translation><numerusform>%Ln Datei konnte nicht als Foto gelesen werden.</numerusform><numerusform>%Ln Dateien konnten nicht als Fotos gelesen werden.</numerusform></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation>Jede Datei konnte gelesen werden.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files with problems</source>
        <translation>Dateien mit Problemen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>The files themselves are untouched. All other photos are indexed.</source>
        <translation>Die Dateien selbst sind unberührt. Alle anderen Fotos sind erfasst.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>Was los ist</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation><numerusform>%Ln Problem</numerusform><numerusform>%Ln Probleme</numerusform></translation>
    </message>
    <message>
        <source>Another window or command is indexing this library.</source>
        <translation>Ein anderes Fenster oder ein Befehl erfasst diese Bibliothek gerade.</translation>
    </message>
    <message>
        <source>Go on indexing</source>
        <translation>Weiter erfassen</translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation>Erfassen</translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos … %Ln files seen</source>
        <translation><numerusform>Suche nach Fotos … %Ln Datei gesehen</numerusform><numerusform>Suche nach Fotos … %Ln Dateien gesehen</numerusform></translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation>Erfassen anhalten</translation>
    </message>
    <message>
        <source>Paused · {state}</source>
        <translation>Angehalten · {state}</translation>
    </message>
    <message>
        <source>Stop indexing</source>
        <translation>Erfassen beenden</translation>
    </message>
    <message>
        <source>Stop until you ask for it again (F5)</source>
        <translation>Beenden, bis du es wieder verlangst (F5)</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>noch etwa {time}</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <source>{n} a second</source>
        <translation>{n} pro Sekunde</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Because it is “{tag}”.</source>
        <translation>Weil es „{tag}“ ist.</translation>
    </message>
    <message>
        <source>It is a keyword of the file. What the program makes of it:</source>
        <translation>Es ist ein Stichwort der Datei. Was das Programm meint:</translation>
    </message>
    <message>
        <source>Looking at the photo again …</source>
        <translation>Das Foto wird noch einmal angesehen …</translation>
    </message>
    <message>
        <source>Looking for the reasons</source>
        <translation>Die Gründe werden gesucht</translation>
    </message>
    <message>
        <source>No answer of yours has moved this guess.</source>
        <translation>Keine deiner Antworten hat diese Vermutung bewegt.</translation>
    </message>
    <message>
        <source>No place in the photo speaks for “{tag}”.</source>
        <translation>Keine Stelle im Foto spricht für „{tag}“.</translation>
    </message>
    <message>
        <source>Photo that is no longer here</source>
        <translation>Foto, das nicht mehr da ist</translation>
    </message>
    <message>
        <source>Show the photo again</source>
        <translation>Foto wieder zeigen</translation>
    </message>
    <message>
        <source>Show the photo again (Esc)</source>
        <translation>Foto wieder zeigen (Esc)</translation>
    </message>
    <message>
        <source>The file says: {reason}.</source>
        <translation>Die Datei sagt: {reason}.</translation>
    </message>
    <message>
        <source>The photo does not have it. What the program makes of it:</source>
        <translation>Das Foto hat es nicht. Was das Programm meint:</translation>
    </message>
    <message>
        <source>The warmer a place, the more it speaks for “{tag}”.</source>
        <translation>Je wärmer eine Stelle leuchtet, desto mehr spricht sie für „{tag}“.</translation>
    </message>
    <message>
        <source>What is dark lies outside the square that the network looks at.</source>
        <translation>Was dunkel ist, liegt außerhalb des Quadrats, das das Netz ansieht.</translation>
    </message>
    <message>
        <source>Why not “{tag}”?</source>
        <translation>Warum nicht „{tag}“?</translation>
    </message>
    <message>
        <source>Why “{tag}”?</source>
        <translation>Warum „{tag}“?</translation>
    </message>
    <message>
        <source>You rejected it. What the program makes of it:</source>
        <translation>Du hast es abgelehnt. Was das Programm meint:</translation>
    </message>
    <message>
        <source>You said so. What the program makes of it:</source>
        <translation>Du hast es gesagt. Was das Programm meint:</translation>
    </message>
    <message>
        <source>Your answers that moved it most</source>
        <translation>Deine Antworten, die am meisten bewirkt haben</translation>
    </message>
    <message>
        <source>a photo that is no longer here</source>
        <translation>einem Foto, das nicht mehr da ist</translation>
    </message>
    <message>
        <source>confirmed on {photo}</source>
        <translation>bestätigt bei {photo}</translation>
    </message>
    <message>
        <source>made it {share} less sure</source>
        <translation>machte es {share} unsicherer</translation>
    </message>
    <message>
        <source>made it {share} surer</source>
        <translation>machte es {share} sicherer</translation>
    </message>
    <message>
        <source>made little difference</source>
        <translation>machte kaum einen Unterschied</translation>
    </message>
    <message>
        <source>rejected on {photo}</source>
        <translation>abgelehnt bei {photo}</translation>
    </message>
    <message>
        <source>{question} {percent} sure</source>
        <translation>{question} {percent} sicher</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>A dozen at once</source>
        <translation>Ein Dutzend auf einmal</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Alle richtig</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>Alle Schlagwörter</translation>
    </message>
    <message>
        <source>Click what is not, or go there by arrow keys and press Space.</source>
        <translation>Klicke an, was nicht passt, oder geh mit den Pfeiltasten hin und drücke die Leertaste.</translation>
    </message>
    <message>
        <source>Confirm “{tag}” on a few photos, and similar ones will be suggested. Or review all tags.</source>
        <translation>Bestätige „{tag}“ auf einigen Fotos, dann werden ähnliche vorgeschlagen. Oder prüfe alle Schlagwörter.</translation>
    </message>
    <message>
        <source>Every guess has been answered. New photos, and new tags on a few of them, bring new questions.</source>
        <translation>Jede Vermutung ist beantwortet. Neue Fotos und neue Schlagwörter auf einigen davon bringen neue Fragen.</translation>
    </message>
    <message>
        <source>Is this “{tag}”?</source>
        <translation>Ist das „{tag}“?</translation>
    </message>
    <message>
        <source>Last guess: right</source>
        <translation>Letzte Vermutung: richtig</translation>
    </message>
    <message>
        <source>Last guess: wrong</source>
        <translation>Letzte Vermutung: falsch</translation>
    </message>
    <message>
        <source>Last {number} answers: {percent} right</source>
        <translation>Letzte {number}: {percent} richtig</translation>
    </message>
    <message>
        <source>Looking for the best questions …</source>
        <translation>Die besten Fragen werden gesucht …</translation>
    </message>
    <message>
        <source>More answers would change little now. This is a good moment to stop.</source>
        <translation>Weitere Antworten würden jetzt wenig ändern. Ein guter Moment, um aufzuhören.</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>Keins davon</translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation>Nichts zu prüfen</translation>
    </message>
    <message>
        <source>Nothing to review about “{tag}”</source>
        <translation>Nichts zu prüfen bei „{tag}“</translation>
    </message>
    <message>
        <source>One by one</source>
        <translation>Eins nach dem anderen</translation>
    </message>
    <message>
        <source>Other photos</source>
        <translation>Andere Fotos</translation>
    </message>
    <message>
        <source>Review all tags</source>
        <translation>Alle Schlagwörter prüfen</translation>
    </message>
    <message>
        <source>Running score</source>
        <translation>Laufende Trefferquote</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skipped “{tag}”; it is not asked again</source>
        <translation>„{tag}“ übersprungen; es wird nicht wieder gefragt</translation>
    </message>
    <message>
        <source>Tag to review; empty for all</source>
        <translation>Schlagwort zum Prüfen; leer für alle</translation>
    </message>
    <message>
        <source>The photo in question</source>
        <translation>Das fragliche Foto</translation>
    </message>
    <message>
        <source>These {number} look like “{tag}”. All right?</source>
        <translation>Diese {number} sehen nach „{tag}“ aus. Alle richtig?</translation>
    </message>
    <message>
        <source>This looks like “{tag}”. Right?</source>
        <translation>Das sieht nach „{tag}“ aus. Richtig?</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>You said no.</source>
        <translation>Du hast Nein gesagt.</translation>
    </message>
    <message>
        <source>You said yes.</source>
        <translation>Du hast Ja gesagt.</translation>
    </message>
    <message>
        <source>You skipped this.</source>
        <translation>Du hast das übersprungen.</translation>
    </message>
    <message>
        <source>drawn at random, to check how often guesses are right</source>
        <translation>zufällig gezogen, um zu prüfen, wie oft Vermutungen stimmen</translation>
    </message>
    <message>
        <source>has not the tag</source>
        <translation>hat das Schlagwort nicht</translation>
    </message>
    <message>
        <source>has the tag</source>
        <translation>hat das Schlagwort</translation>
    </message>
    <message>
        <source>your answer decides about {number} other photos</source>
        <translation>deine Antwort entscheidet über {number} andere Fotos</translation>
    </message>
    <message>
        <source>{number} answered</source>
        <translation>{number} beantwortet</translation>
    </message>
    <message>
        <source>{number} open</source>
        <translation>{number} offen</translation>
    </message>
    <message>
        <source>{percent} sure</source>
        <translation>{percent} sicher</translation>
    </message>
    <message>
        <source>{words}, before: {percent}</source>
        <translation>{words}, davor: {percent}</translation>
    </message>
    <message>
        <source>{yes} right, {no} not</source>
        <translation>{yes} richtig, {no} nicht</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>1 new suggestion</source>
        <translation>1 neuer Vorschlag</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>Added “{tag}” on {photos}</source>
        <translation>„{tag}“ hinzugefügt: {photos}</translation>
    </message>
    <message>
        <source>Confirmed “{tag}” on {photos}</source>
        <translation>„{tag}“ bestätigt: {photos}</translation>
    </message>
    <message>
        <source>Rejected “{tag}” on {photos}</source>
        <translation>„{tag}“ abgelehnt: {photos}</translation>
    </message>
    <message>
        <source>Took back “{tag}” on {photos}</source>
        <translation>„{tag}“ zurückgenommen: {photos}</translation>
    </message>
    <message>
        <source>rescored {number}</source>
        <translation>{number} neu bewertet</translation>
    </message>
    <message>
        <source>{number} more tagged</source>
        <translation>{number} weitere verschlagwortet</translation>
    </message>
    <message>
        <source>{number} new suggestions</source>
        <translation>{number} neue Vorschläge</translation>
    </message>
    <message>
        <source>{number} photos</source>
        <translation>{number} Fotos</translation>
    </message>
    <message>
        <source>“{tag}”: nothing to change</source>
        <translation>„{tag}“: nichts zu ändern</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Also searched for: {terms}</source>
        <translation>Auch gesucht: {terms}</translation>
    </message>
    <message>
        <source>Change {term}</source>
        <translation>{term} ändern</translation>
    </message>
    <message>
        <source>It stands in the sidebar under this name:</source>
        <translation>Sie steht unter diesem Namen in der Seitenleiste:</translation>
    </message>
    <message>
        <source>Keep this search in the sidebar</source>
        <translation>Diese Suche in der Seitenleiste behalten</translation>
    </message>
    <message>
        <source>Remove {term}</source>
        <translation>{term} entfernen</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Suche speichern</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation>Suche erst nach etwas.</translation>
    </message>
    <message>
        <source>Search in all photos instead</source>
        <translation>Stattdessen in allen Fotos suchen</translation>
    </message>
    <message>
        <source>Search in all photos instead of {place}</source>
        <translation>In allen Fotos suchen statt in {place}</translation>
    </message>
    <message>
        <source>Search tags, names, dates …</source>
        <translation>Schlagwörter, Namen, Daten suchen …</translation>
    </message>
    <message>
        <source>a colour, any, none</source>
        <translation>red, green … any, none (Rot, Grün … irgendeine, keine)</translation>
    </message>
    <message>
        <source>a tag and what is below it</source>
        <translation>ein Schlagwort und was darunter steht</translation>
    </message>
    <message>
        <source>faces</source>
        <translation>Gesichter</translation>
    </message>
    <message>
        <source>how many: 2, &gt;0</source>
        <translation>wie viele: 2, &gt;0</translation>
    </message>
    <message>
        <source>in {place}</source>
        <translation>in {place}</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>not {what}</source>
        <translation>nicht {what}</translation>
    </message>
    <message>
        <source>part of a folder or file name</source>
        <translation>Teil eines Ordner- oder Dateinamens</translation>
    </message>
    <message>
        <source>pick</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>rating</source>
        <translation>Wertung</translation>
    </message>
    <message>
        <source>searched before</source>
        <translation>schon gesucht</translation>
    </message>
    <message>
        <source>stars: 4, &gt;=3, 1..3</source>
        <translation>Sterne: 4, &gt;=3, 1..3</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>suggested, confirmed, rejected</source>
        <translation>suggested, confirmed, rejected (vorgeschlagen, bestätigt, abgelehnt)</translation>
    </message>
    <message>
        <source>when it was taken: 2024, 2024-05, &gt;2020</source>
        <translation>wann aufgenommen: 2024, 2024-05, &gt;2020</translation>
    </message>
    <message>
        <source>yes, rejected, none</source>
        <translation>yes, rejected, none (ja, aussortiert, keine)</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Added the folder {path}</source>
        <translation>Ordner {path} hinzugefügt</translation>
    </message>
    <message>
        <source>Deleted the search “{name}”; undo brings it back</source>
        <translation>Suche „{name}“ gelöscht; Rückgängig bringt sie zurück</translation>
    </message>
    <message>
        <source>Looking through the folders …</source>
        <translation>Die Ordner werden durchgesehen …</translation>
    </message>
    <message>
        <source>Saved the search “{name}”</source>
        <translation>Suche „{name}“ gespeichert</translation>
    </message>
    <message>
        <source>Something went wrong in the program itself ({kind}). Nothing that was saved is lost; the log has the details.</source>
        <translation>Im Programm selbst ging etwas schief ({kind}). Nichts Gespeichertes ist verloren; das Protokoll hat die Einzelheiten.</translation>
    </message>
    <message>
        <source>Stopped. Look through the folders again to go on.</source>
        <translation>Beendet. Sieh die Ordner noch einmal durch, um weiterzumachen.</translation>
    </message>
    <message>
        <source>The folder lies in {path} now</source>
        <translation>Der Ordner liegt jetzt in {path}</translation>
    </message>
    <message>
        <source>Took “{name}” out of the library. Add it again to get its tags back.</source>
        <translation>„{name}“ aus der Bibliothek genommen. Füge den Ordner wieder hinzu, dann sind seine Schlagwörter zurück.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Photos read at the same time</source>
        <translation>&amp;Fotos zugleich lesen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <source>As many as processors</source>
        <translation>So viele wie Prozessoren</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Best on another disk. Each day with changes leaves a backup in the library's own folder, and here.</source>
        <translation>Am besten auf einem anderen Datenträger. Jeder Tag mit Änderungen hinterlässt eine Sicherung im Ordner der Bibliothek und hier.</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Choose the second folder for backups</source>
        <translation>Zweiten Ordner für Sicherungen wählen</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Fewer leave more for other programs. From the next start on.</source>
        <translation>Weniger lassen anderen Programmen mehr. Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>Ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Keywords in &amp;files</source>
        <translation>Stich&amp;wörter in Dateien</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>On &amp;battery</source>
        <translation>Mit &amp;Batterie</translation>
    </message>
    <message>
        <source>Reading photos</source>
        <translation>Fotos lesen</translation>
    </message>
    <message>
        <source>Second &amp;folder</source>
        <translation>&amp;Zweiter Ordner</translation>
    </message>
    <message>
        <source>Set only what is at least so &amp;sure</source>
        <translation>Nur setzen, was min&amp;destens so sicher ist</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show and change …</source>
        <translation>Zeigen und ändern …</translation>
    </message>
    <message>
        <source>Tags in this library</source>
        <translation>Schlagwörter in dieser Bibliothek</translation>
    </message>
    <message>
        <source>The dial on the tag board shows what would change.</source>
        <translation>Der Regler auf der Schlagworttafel zeigt, was sich ändern würde.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Words that other programs wrote into your photos.</source>
        <translation>Wörter, die andere Programme in deine Fotos geschrieben haben.</translation>
    </message>
    <message>
        <source>teach the tagger</source>
        <translation>daraus lernen</translation>
    </message>
    <message>
        <source>wait while it is low</source>
        <translation>warten, wenn sie schwach ist</translation>
    </message>
    <message>
        <source>{name} is no whole path; choose a folder.</source>
        <translation>{name} ist kein vollständiger Pfad; wähle einen Ordner.</translation>
    </message>
    <message>
        <source>{percent} – change …</source>
        <translation>{percent} – ändern …</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Choose an action to change its keys.</source>
        <translation>Wähle einen Befehl, um seine Tasten zu ändern.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Befehl oder Taste finden</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Drücke die neuen Tasten</translation>
    </message>
    <message>
        <source>Press the new keys for “{action}”.</source>
        <translation>Drücke die neuen Tasten für „{action}“.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>{keys} belongs to {others}. “Set” takes it from there.</source>
        <translation>{keys} gehört zu {others}. „Setzen“ nimmt es dort weg.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter tags and searches</source>
        <translation>Filtern nach Namen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Locate the folder …</source>
        <translation>Ordner suchen …</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message numerus="yes">
        <source>Photos that came in the last %Ln days</source>
        <translation><numerusform>Fotos, die am letzten Tag dazukamen (%Ln)</numerusform><numerusform>Fotos, die in den letzten %Ln Tagen dazukamen</numerusform></translation>
    </message>
    <message>
        <source>Photos that have this tag or one below it. Suggestions that nobody answered are not counted.</source>
        <translation>Fotos mit diesem Schlagwort oder einem darunter. Vorschläge, auf die niemand geantwortet hat, zählen nicht.</translation>
    </message>
    <message>
        <source>Photos whose file is missing or not connected</source>
        <translation>Fotos, deren Datei fehlt oder nicht verbunden ist</translation>
    </message>
    <message>
        <source>Photos with a suggestion that waits for your answer</source>
        <translation>Fotos mit einem Vorschlag, der auf deine Antwort wartet</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>Neu hinzugefügt</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gespeicherte Suchen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Take out of the library</source>
        <translation>Aus der Bibliothek nehmen</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Untagged</source>
        <translation>Ohne Schlagwort</translation>
    </message>
    <message>
        <source>Videos and other files in your folders. They are not shown.</source>
        <translation>Videos und andere Dateien in deinen Ordnern. Sie werden nicht gezeigt.</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Its newest backup is {name}. What is damaged is kept beside it.</source>
        <translation>Die neueste Sicherung ist {name}. Was beschädigt ist, wird daneben aufbewahrt.</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Sicherung zurückholen</translation>
    </message>
    <message>
        <source>The library is as it was: {photos}. What it held before is in {file}.</source>
        <translation>Die Bibliothek ist wie damals: {photos}. Was sie vorher enthielt, ist in {file}.</translation>
    </message>
    <message>
        <source>To use another library, start with --library and the folder it shall be in.</source>
        <translation>Für eine andere Bibliothek starte mit --library und dem Ordner, in dem sie liegen soll.</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation><numerusform>%Ln ausgewählt</numerusform><numerusform>%Ln ausgewählt</numerusform></translation>
    </message>
    <message>
        <source>Show new photos</source>
        <translation>Neue Fotos zeigen</translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation>Größe der Vorschaubilder</translation>
    </message>
    <message>
        <source>Size of the thumbnails (+ and −, or Ctrl and the wheel)</source>
        <translation>Größe der Vorschaubilder (+ und −, oder Strg und Mausrad)</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation>{some} von {all}</translation>
    </message>
</context>
<context>
    <name>Suggested</name>
    <message>
        <source>Review them</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>{tag}, only suggested</source>
        <translation>{tag}, nur vorgeschlagen</translation>
    </message>
    <message numerus="yes">
        <source>“{tag}” is suggested on %Ln more photos that nobody has answered yet.</source>
        <translation><numerusform>„{tag}“ ist für %Ln weiteres Foto vorgeschlagen; noch hat niemand geantwortet.</numerusform><numerusform>„{tag}“ ist für %Ln weitere Fotos vorgeschlagen; noch hat niemand geantwortet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>“{tag}” is suggested on %Ln photos that nobody has answered yet.</source>
        <translation><numerusform>„{tag}“ ist für %Ln Foto vorgeschlagen; noch hat niemand geantwortet.</numerusform><numerusform>„{tag}“ ist für %Ln Fotos vorgeschlagen; noch hat niemand geantwortet.</numerusform></translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Add a tag (T)</source>
        <translation>Schlagwort hinzufügen (T)</translation>
    </message>
    <message>
        <source>Alt+{key} is free now</source>
        <translation>Alt+{key} ist jetzt frei</translation>
    </message>
    <message>
        <source>Change the tag itself</source>
        <translation>Das Schlagwort selbst ändern</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>Ergänzungen</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Enter adds the tag, Shift+Enter makes a new one even if a similar one is known, Ctrl+Enter says why the photo does not have it.</source>
        <translation>Eingabe fügt das Schlagwort hinzu, Umschalt+Eingabe legt ein neues an, auch wenn es ein ähnliches gibt, Strg+Eingabe sagt, warum das Foto es nicht hat.</translation>
    </message>
    <message>
        <source>Merge into …</source>
        <translation>Zusammenlegen mit …</translation>
    </message>
    <message>
        <source>More photos like this one …</source>
        <translation>Mehr Fotos wie dieses …</translation>
    </message>
    <message>
        <source>Move under …</source>
        <translation>Verschieben unter …</translation>
    </message>
    <message>
        <source>No tags yet. Type one below, or press T.</source>
        <translation>Noch keine Schlagwörter. Tippe unten eins ein oder drücke T.</translation>
    </message>
    <message>
        <source>No, this is wrong (N)</source>
        <translation>Nein, das stimmt nicht (N)</translation>
    </message>
    <message>
        <source>Nothing is on Alt+{key} yet. A tag's menu puts it there.</source>
        <translation>Auf Alt+{key} liegt noch nichts. Das Menü eines Schlagworts legt es dorthin.</translation>
    </message>
    <message>
        <source>On no key</source>
        <translation>Auf keiner Taste</translation>
    </message>
    <message>
        <source>Other words …</source>
        <translation>Andere Wörter …</translation>
    </message>
    <message>
        <source>Put it on a key</source>
        <translation>Auf eine Taste legen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Review “{tag}”</source>
        <translation>„{tag}“ prüfen</translation>
    </message>
    <message>
        <source>Show all photos with “{tag}”</source>
        <translation>Alle Fotos mit „{tag}“ zeigen</translation>
    </message>
    <message>
        <source>Show it on the tag board</source>
        <translation>Auf der Schlagworttafel zeigen</translation>
    </message>
    <message>
        <source>Show {number} more</source>
        <translation>{number} weitere zeigen</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation>Schlagwort {tag}</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Take my answer back</source>
        <translation>Meine Antwort zurücknehmen</translation>
    </message>
    <message>
        <source>Take your answer back</source>
        <translation>Deine Antwort zurücknehmen</translation>
    </message>
    <message>
        <source>There is “{meant}”. Enter takes it, Shift+Enter makes a new tag “{typed}”.</source>
        <translation>Es gibt „{meant}“. Eingabe nimmt es, Umschalt+Eingabe legt „{typed}“ neu an.</translation>
    </message>
    <message>
        <source>Why does the photo not have the tag typed here? (Ctrl+Enter)</source>
        <translation>Warum hat das Foto das hier getippte Schlagwort nicht? (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Why not this tag?</source>
        <translation>Warum nicht dieses Schlagwort?</translation>
    </message>
    <message>
        <source>Why this tag?</source>
        <translation>Warum dieses Schlagwort?</translation>
    </message>
    <message>
        <source>Yes, this is right (Y)</source>
        <translation>Ja, das stimmt (Y)</translation>
    </message>
    <message>
        <source>added automatically</source>
        <translation>automatisch hinzugefügt</translation>
    </message>
    <message>
        <source>all {total}</source>
        <translation>alle {total}</translation>
    </message>
    <message>
        <source>confidence {percent}</source>
        <translation>Sicherheit {percent}</translation>
    </message>
    <message>
        <source>confirmed by you</source>
        <translation>von dir bestätigt</translation>
    </message>
    <message>
        <source>from the file's keywords</source>
        <translation>aus den Stichwörtern der Datei</translation>
    </message>
    <message>
        <source>rejected by you</source>
        <translation>von dir abgelehnt</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>vorgeschlagen</translation>
    </message>
    <message>
        <source>{key}, now “{tag}”</source>
        <translation>{key}, jetzt „{tag}“</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} von {total}</translation>
    </message>
    <message>
        <source>{state} on {number}</source>
        <translation>{state} auf {number}</translation>
    </message>
    <message>
        <source>{words} of {total} photos</source>
        <translation>{words} von {total} Fotos</translation>
    </message>
    <message>
        <source>“{tag}” is on Alt+{key} now</source>
        <translation>„{tag}“ liegt jetzt auf Alt+{key}</translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message numerus="yes">
        <source>%Ln files could not be moved and lie where they were.</source>
        <translation><numerusform>%Ln Datei konnte nicht verschoben werden und liegt, wo sie lag.</numerusform><numerusform>%Ln Dateien konnten nicht verschoben werden und liegen, wo sie lagen.</numerusform></translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Move {photos} to the trash?</source>
        <translation>{photos} in den Papierkorb legen?</translation>
    </message>
    <message>
        <source>Moved {photos} to the trash</source>
        <translation>{photos} in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Not moved to the trash</source>
        <translation>Nicht in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Their raw files and XMP files go with them. Nothing is deleted: put them back from the trash, and their tags are there again.</source>
        <translation>Ihre RAW- und XMP-Dateien gehen mit. Nichts wird gelöscht: Hole sie aus dem Papierkorb zurück, und ihre Schlagwörter sind wieder da.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Add a folder of photos</source>
        <translation>Einen Ordner mit Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Choose a folder. Its photos are tagged on this computer, and every tag that you confirm or reject teaches the next ones.</source>
        <translation>Wähle einen Ordner. Seine Fotos werden auf diesem Rechner verschlagwortet, und jedes Schlagwort, das du bestätigst oder ablehnst, lehrt die nächsten.</translation>
    </message>
    <message>
        <source>Find any photo by what is in it</source>
        <translation>Jedes Foto finden durch das, was darauf ist</translation>
    </message>
    <message>
        <source>Try it with eleven free photos</source>
        <translation>Mit elf freien Fotos ausprobieren</translation>
    </message>
    <message>
        <source>Your files are only read, never changed. Nothing is sent anywhere.</source>
        <translation>Deine Dateien werden nur gelesen, nie verändert. Nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>or drop folders here</source>
        <translation>oder zieh Ordner hierher</translation>
    </message>
</context>
<context>
    <name>WriteTags</name>
    <message numerus="yes">
        <source>%Ln photos could not be written:</source>
        <translation><numerusform>%Ln Foto ließ sich nicht beschreiben:</numerusform><numerusform>%Ln Fotos ließen sich nicht beschreiben:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were as they should be.</source>
        <translation><numerusform>%Ln Foto war schon, wie es sein soll.</numerusform><numerusform>%Ln Fotos waren schon, wie sie sein sollen.</numerusform></translation>
    </message>
    <message>
        <source>&amp;Name of new XMP files:</source>
        <translation>&amp;Name neuer XMP-Dateien:</translation>
    </message>
    <message>
        <source>All photos shown ({n})</source>
        <translation>Alle gezeigten Fotos ({n})</translation>
    </message>
    <message>
        <source>Also tags that the program set by itself</source>
        <translation>Auch Schlagwörter, die das Programm selbst gesetzt hat</translation>
    </message>
    <message>
        <source>Beside the photos, into XMP files</source>
        <translation>Neben die Fotos, in XMP-Dateien</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change {photos}</source>
        <translation>{photos} ändern</translation>
    </message>
    <message numerus="yes">
        <source>Changed %Ln photo files.</source>
        <translation><numerusform>%Ln Fotodatei geändert.</numerusform><numerusform>%Ln Fotodateien geändert.</numerusform></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Finishing the photo at hand …</source>
        <translation>Das begonnene Foto wird noch fertig …</translation>
    </message>
    <message>
        <source>Into the photo files themselves</source>
        <translation>In die Fotodateien selbst</translation>
    </message>
    <message>
        <source>Nothing to change: the files say it already.</source>
        <translation>Nichts zu ändern: Es steht schon alles in den Dateien.</translation>
    </message>
    <message>
        <source>Photos written</source>
        <translation>Geschriebene Fotos</translation>
    </message>
    <message>
        <source>Stars, labels and the tags you confirmed are always written, suggestions never. Tags you rejected are taken out.</source>
        <translation>Sterne, Farben und von dir bestätigte Schlagwörter werden immer geschrieben, Vorschläge nie. Abgelehnte werden herausgenommen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped after {done} of {all}; what was written stays.</source>
        <translation>Angehalten nach {done} von {all}; was geschrieben ist, bleibt.</translation>
    </message>
    <message>
        <source>The photos stay as they are. Other programs read these files.</source>
        <translation>Die Fotos bleiben, wie sie sind. Andere Programme lesen diese Dateien.</translation>
    </message>
    <message>
        <source>The selected photos ({n})</source>
        <translation>Die ausgewählten Fotos ({n})</translation>
    </message>
    <message>
        <source>This changes JPEG, TIFF, PNG and WebP files: their tags, stars and labels, never their pixels. Other kinds get an XMP file.</source>
        <translation>Das ändert JPEG-, TIFF-, PNG- und WebP-Dateien: ihre Schlagwörter, Sterne und Farben, nie ihre Bildpunkte. Andere Arten bekommen eine XMP-Datei.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What could not be written</source>
        <translation>Was nicht geschrieben werden konnte</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Which photos</source>
        <translation>Welche Fotos</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write tags to files</source>
        <translation>Schlagwörter in Dateien schreiben</translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln XMP files.</source>
        <translation><numerusform>%Ln XMP-Datei geschrieben.</numerusform><numerusform>%Ln XMP-Dateien geschrieben.</numerusform></translation>
    </message>
    <message>
        <source>photo.jpg.xmp, as digiKam and darktable</source>
        <translation>foto.jpg.xmp, wie digiKam und darktable</translation>
    </message>
    <message>
        <source>photo.xmp, as Lightroom and Bridge</source>
        <translation>foto.xmp, wie Lightroom und Bridge</translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation>{done} von {all}</translation>
    </message>
</context>
</TS>
