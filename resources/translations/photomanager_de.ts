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
        <source>&amp;Invert the selection</source>
        <translation>Auswahl &amp;umkehren</translation>
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
        <source>&amp;Reverse order</source>
        <translation>&amp;Umgekehrte Reihenfolge</translation>
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
        <source>Re&amp;name the marked tag or saved search</source>
        <translation>Markiertes Schlagwort oder Suche umbe&amp;nennen</translation>
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
        <source>Sort as it &amp;fits</source>
        <translation>Nach dem sortieren, was pa&amp;sst</translation>
    </message>
    <message>
        <source>Sort by &amp;confidence (best match)</source>
        <translation>Nach Si&amp;cherheit sortieren (bester Treffer)</translation>
    </message>
    <message>
        <source>Sort by &amp;date</source>
        <translation>Nach &amp;Datum sortieren</translation>
    </message>
    <message>
        <source>Sort by &amp;name</source>
        <translation>Nach &amp;Name sortieren</translation>
    </message>
    <message>
        <source>Sort by r&amp;ating</source>
        <translation>Nach &amp;Wertung sortieren</translation>
    </message>
    <message>
        <source>Sort by si&amp;milarity</source>
        <translation>Nach Ä&amp;hnlichkeit sortieren</translation>
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
        <source>Going back to the backup. What the library holds now is kept.</source>
        <translation>Die Sicherung wird zurückgeholt. Was die Bibliothek jetzt enthält, bleibt aufbewahrt.</translation>
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
        <source>Making a backup</source>
        <translation>Sicherung wird gemacht</translation>
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
    <message>
        <source>{when}, before a restore</source>
        <translation>{when}, vor einer Wiederherstellung</translation>
    </message>
    <message>
        <source>{when}, before an update</source>
        <translation>{when}, vor einer Aktualisierung</translation>
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
        <source>Columns: what to sort by</source>
        <translation>Spalten: wonach sortiert wird</translation>
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
        <source>How many automatic tags are right is not proven yet: random checks among the questions of the review will tell.</source>
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
        <source>No question has been answered yet.</source>
        <translation>Es wurde noch keine Frage beantwortet.</translation>
    </message>
    <message>
        <source>No tag has “{words}” in its name.</source>
        <translation>Kein Schlagwort hat „{words}“ im Namen.</translation>
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
        <source>{right} of {asked} random checks were right: at least {percent} of the automatic tags are, with 90 % assurance.</source>
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
        <source>Exporting tags</source>
        <translation>Schlagwörter werden exportiert</translation>
    </message>
    <message>
        <source>Exporting what was learned</source>
        <translation>Gelerntes wird exportiert</translation>
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
        <source>Importing tags</source>
        <translation>Schlagwörter werden importiert</translation>
    </message>
    <message>
        <source>Importing what was learned</source>
        <translation>Gelerntes wird importiert</translation>
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
        <source>Selected photo</source>
        <translation>Gewähltes Foto</translation>
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
    <name>Keys</name>
    <message>
        <source>A tag of the photo</source>
        <translation>Ein Schlagwort des Fotos</translation>
    </message>
    <message>
        <source>Add the tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeiltasten</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>Zurück zu den Fotos</translation>
    </message>
    <message>
        <source>Confirm the tag</source>
        <translation>Schlagwort bestätigen</translation>
    </message>
    <message>
        <source>Delete the tag or saved search</source>
        <translation>Schlagwort oder gespeicherte Suche löschen</translation>
    </message>
    <message>
        <source>Field for a tag</source>
        <translation>Feld für ein Schlagwort</translation>
    </message>
    <message>
        <source>Large photo</source>
        <translation>Großes Foto</translation>
    </message>
    <message>
        <source>Make a new tag, whatever is like it</source>
        <translation>Neues Schlagwort anlegen, auch wenn es ein ähnliches gibt</translation>
    </message>
    <message>
        <source>Move the magnified photo</source>
        <translation>Das vergrößerte Foto verschieben</translation>
    </message>
    <message>
        <source>Next or previous photo</source>
        <translation>Nächstes oder voriges Foto</translation>
    </message>
    <message>
        <source>Open or close what is below it</source>
        <translation>Auf- oder zuklappen, was darunter liegt</translation>
    </message>
    <message>
        <source>Pause the slide show</source>
        <translation>Diashow anhalten</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
    <message>
        <source>Places on the left</source>
        <translation>Orte auf der linken Seite</translation>
    </message>
    <message>
        <source>Reject the tag</source>
        <translation>Schlagwort ablehnen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Select further photos</source>
        <translation>Weitere Fotos auswählen</translation>
    </message>
    <message>
        <source>Shift + arrows</source>
        <translation>Umschalt + Pfeiltasten</translation>
    </message>
    <message>
        <source>Show its photos</source>
        <translation>Seine Fotos zeigen</translation>
    </message>
    <message>
        <source>Show the photo large</source>
        <translation>Das Foto groß zeigen</translation>
    </message>
    <message>
        <source>Slide show</source>
        <translation>Diaschau</translation>
    </message>
    <message>
        <source>Take a word away</source>
        <translation>Ein Wort wegnehmen</translation>
    </message>
    <message>
        <source>Take back what you said</source>
        <translation>Die eigene Aussage zurücknehmen</translation>
    </message>
    <message>
        <source>Why not this tag?</source>
        <translation>Warum nicht dieses Schlagwort?</translation>
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
        <source>Forgetting keywords</source>
        <translation>Gelerntes aus Stichwörtern wird vergessen</translation>
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
        <source>Learning from keywords</source>
        <translation>Aus Stichwörtern wird gelernt</translation>
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
        <source>The slide show goes on.</source>
        <translation>Die Diaschau geht weiter.</translation>
    </message>
    <message>
        <source>The slide show waits. {pause} goes on, {back} ends it.</source>
        <translation>Die Diaschau wartet. {pause} setzt sie fort, {back} beendet sie.</translation>
    </message>
    <message>
        <source>These are the first {most} of {photos} that you selected. To compare others, select {least} to {most}.</source>
        <translation>Das sind die ersten {most} von {photos}, die du ausgewählt hast. Um andere zu vergleichen, wähle {least} bis {most} aus.</translation>
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
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Nächste Meldung</translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation>{number} von {all}</translation>
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
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Fewest stars first</source>
        <translation>Wenigste Sterne zuerst</translation>
    </message>
    <message>
        <source>From Z to A</source>
        <translation>Von Z bis A</translation>
    </message>
    <message>
        <source>Least alike first</source>
        <translation>Unähnlichste zuerst</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
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
    <message>
        <source>{order} · {first}</source>
        <translation>{order} · {first}</translation>
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
    <message numerus="yes">
        <source>%Ln alike</source>
        <translation><numerusform>%Ln ähnlichem</numerusform><numerusform>%Ln ähnlichen</numerusform></translation>
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
        <source>Photo that is no longer here</source>
        <translation>Foto, das nicht mehr da ist</translation>
    </message>
    <message>
        <source>Show the photo again</source>
        <translation>Foto wieder zeigen</translation>
    </message>
    <message>
        <source>The photo does not have it. What the program makes of it:</source>
        <translation>Das Foto hat es nicht. Was das Programm meint:</translation>
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
        <source>{photo} and {more}</source>
        <translation>{photo} und {more}</translation>
    </message>
    <message>
        <source>{question} {percent} sure</source>
        <translation>{question} {percent} sicher</translation>
    </message>
    <message>
        <source>“{tag}” · {words}</source>
        <translation>„{tag}“ · {words}</translation>
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
        <source>{words} ({key})</source>
        <translation>{words} ({key})</translation>
    </message>
    <message>
        <source>“{tag}”: nothing to change</source>
        <translation>„{tag}“: nichts zu ändern</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
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
    <name>Sentences</name>
    <message>
        <source>"{called}" is asked for in two ways at once. Decide for one of them.</source>
        <translation>„{called}“ ist auf zweierlei Weise zugleich verlangt. Entscheide dich für eine.</translation>
    </message>
    <message>
        <source>"{found}" cannot go under "{above}", which is the tag itself or below it. Name another tag, or move that one out first.</source>
        <translation>„{found}“ kann nicht unter „{above}“: Das ist das Schlagwort selbst oder eines darunter. Wähle ein anderes, oder verschiebe erst jenes.</translation>
    </message>
    <message>
        <source>"{found}" is a word of the recogniser and would come back with its next version. Switch it off instead.</source>
        <translation>„{found}“ gehört zur Erkennung und käme mit ihrer nächsten Version wieder. Schalte es stattdessen ab.</translation>
    </message>
    <message>
        <source>"{gone}" and "{kept}" are both words of the recogniser and stay apart. Move "{gone}" under "{kept}" instead.</source>
        <translation>„{gone}“ und „{kept}“ gehören beide zur Erkennung und bleiben getrennt. Verschiebe „{gone}“ stattdessen unter „{kept}“.</translation>
    </message>
    <message>
        <source>"{gone}" cannot be merged into itself. Name two different tags.</source>
        <translation>„{gone}“ kann nicht mit sich selbst zusammengelegt werden. Wähle zwei verschiedene Schlagwörter.</translation>
    </message>
    <message>
        <source>"{kept}" lies below "{gone}". Move it out before merging them.</source>
        <translation>„{kept}“ liegt unter „{gone}“. Verschiebe es, bevor du die beiden zusammenlegst.</translation>
    </message>
    <message>
        <source>"{name}" is no name for a tag.</source>
        <translation>„{name}“ taugt nicht als Name eines Schlagworts.</translation>
    </message>
    <message>
        <source>"{text}" does not follow "pick:". Write {picks}.</source>
        <translation>„{text}“ passt nicht zu „pick:“. Schreibe {picks}.</translation>
    </message>
    <message>
        <source>"{text}" is no number of faces. Write 2, &gt;2, 0 or 2..4.</source>
        <translation>„{text}“ ist keine Anzahl von Gesichtern. Schreibe 2, &gt;2, 0 oder 2..4.</translation>
    </message>
    <message>
        <source>"{text}" is no number of stars. Write 3, &gt;=3, &lt;3 or 2..4, with 0 to {most_stars}.</source>
        <translation>„{text}“ ist keine Anzahl von Sternen. Schreibe 3, &gt;=3, &lt;3 oder 2..4, mit 0 bis {most_stars}.</translation>
    </message>
    <message>
        <source>"{text}" is not a date. Write 2024, 2024-05, 2024-05-31 or a range.</source>
        <translation>„{text}“ ist kein Datum. Schreibe 2024, 2024-05, 2024-05-31 oder einen Zeitraum.</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>A folder has been changed since and stays as it is.</source>
        <translation>Ein Ordner wurde seitdem geändert und bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>A photo is picked (1), rejected (-1) or neither.</source>
        <translation>Ein Foto ist ausgewählt (1), aussortiert (-1) oder keines von beidem.</translation>
    </message>
    <message>
        <source>A precision of {wanted} cannot be kept. Choose one from {least_precision} to {most_precision}.</source>
        <translation>Eine Genauigkeit von {wanted} lässt sich nicht halten. Wähle eine von {least_precision} bis {most_precision}.</translation>
    </message>
    <message>
        <source>A tag needs a name. Type at least one letter.</source>
        <translation>Ein Schlagwort braucht einen Namen. Gib mindestens einen Buchstaben ein.</translation>
    </message>
    <message>
        <source>Added the folder {encoded}</source>
        <translation>Ordner {encoded} hinzugefügt</translation>
    </message>
    <message>
        <source>Asked for a precision of {wanted}</source>
        <translation>Genauigkeit von {wanted} verlangt</translation>
    </message>
    <message>
        <source>Asked for a precision of {wanted} of "{found}"</source>
        <translation>Genauigkeit von {wanted} für „{found}“ verlangt</translation>
    </message>
    <message>
        <source>Backups cannot go to {directory}: that is not a folder. Name another folder.</source>
        <translation>Sicherungen können nicht nach {directory}: Das ist kein Ordner. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>Backups shall go to {second}, but the newest is {days} days old; make a backup there.</source>
        <translation>Sicherungen sollen nach {second}, aber die neueste ist {days} Tage alt. Lege dort eine an.</translation>
    </message>
    <message>
        <source>Backups shall go to {second}, but there is none yet; make a backup there.</source>
        <translation>Sicherungen sollen nach {second}, aber dort ist noch keine. Lege eine an.</translation>
    </message>
    <message>
        <source>Because it is “{named}”.</source>
        <translation>Weil es „{named}“ ist.</translation>
    </message>
    <message>
        <source>Changed the other words of "{found}"</source>
        <translation>Andere Wörter für „{found}“ geändert</translation>
    </message>
    <message>
        <source>Confirmed "{name}" on {photos}, rejected it on {no}</source>
        <translation>„{name}“ bestätigt: {photos}, abgelehnt: {no}</translation>
    </message>
    <message>
        <source>Confirmed {names}</source>
        <translation>{names} bestätigt</translation>
    </message>
    <message>
        <source>Deleted "{found}"</source>
        <translation>„{found}“ gelöscht</translation>
    </message>
    <message>
        <source>Deleted the search "{known}"</source>
        <translation>Suche „{known}“ gelöscht</translation>
    </message>
    <message>
        <source>Did not let keywords teach</source>
        <translation>Stichwörter nicht lernen lassen</translation>
    </message>
    <message>
        <source>Freed Alt+{key}</source>
        <translation>Alt+{key} freigegeben</translation>
    </message>
    <message>
        <source>Imported the learner "{path}"</source>
        <translation>Gelerntes aus „{path}“ importiert</translation>
    </message>
    <message>
        <source>Indexing stopped because of a fault of this program; see its log.</source>
        <translation>Das Erfassen hat wegen eines Fehlers im Programm aufgehört. Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>Labelled "{label}"</source>
        <translation>Farbe „{label}“ gegeben</translation>
    </message>
    <message>
        <source>Learned {named} and {more} more from {photos}</source>
        <translation>{named} und {more} weitere gelernt: {photos}</translation>
    </message>
    <message>
        <source>Learned {named} from {photos}</source>
        <translation>{named} gelernt: {photos}</translation>
    </message>
    <message>
        <source>Let keywords teach</source>
        <translation>Aus Stichwörtern gelernt</translation>
    </message>
    <message>
        <source>Line {number} of {path} is no rule and was left out; correct it.</source>
        <translation>Zeile {number} von {path} ist keine Regel und wurde übergangen. Verbessere sie.</translation>
    </message>
    <message>
        <source>Merged "{gone}" into "{kept}"</source>
        <translation>„{gone}“ mit „{kept}“ zusammengelegt</translation>
    </message>
    <message>
        <source>Moved "{found}" to the top</source>
        <translation>„{found}“ nach ganz oben verschoben</translation>
    </message>
    <message>
        <source>Moved "{found}" under "{above}"</source>
        <translation>„{found}“ unter „{above}“ verschoben</translation>
    </message>
    <message>
        <source>Moved a saved search</source>
        <translation>Gespeicherte Suche verschoben</translation>
    </message>
    <message>
        <source>Moved the folder {old} to {new}</source>
        <translation>Ordner {old} jetzt in {new}</translation>
    </message>
    <message>
        <source>No place in the photo speaks for “{named}”.</source>
        <translation>Keine Stelle im Foto spricht für „{named}“.</translation>
    </message>
    <message>
        <source>None of the photos of {moved} is in {encoded}; name the folder that holds them now.</source>
        <translation>Keines der Fotos von {moved} ist in {encoded}. Wähle den Ordner, in dem sie jetzt liegen.</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Put "{found}" on Alt+{key}</source>
        <translation>„{found}“ auf Alt+{key} gelegt</translation>
    </message>
    <message>
        <source>Rated 1 star</source>
        <translation>1 Stern gegeben</translation>
    </message>
    <message>
        <source>Rated {stars} stars</source>
        <translation>{stars} Sterne gegeben</translation>
    </message>
    <message>
        <source>Read tags of {photos} from {source}</source>
        <translation>Schlagwörter aus {source} gelesen: {photos}</translation>
    </message>
    <message>
        <source>Rejected {names}</source>
        <translation>{names} abgelehnt</translation>
    </message>
    <message>
        <source>Removed the folder {known}</source>
        <translation>Ordner {known} entfernt</translation>
    </message>
    <message>
        <source>Renamed "{found}" to "{shown}"</source>
        <translation>„{found}“ in „{shown}“ umbenannt</translation>
    </message>
    <message>
        <source>Renamed the search "{known}" to "{shown}"</source>
        <translation>Suche „{known}“ in „{shown}“ umbenannt</translation>
    </message>
    <message>
        <source>Rolled back to {moment}</source>
        <translation>Zurückgegangen zum Stand vom {moment}</translation>
    </message>
    <message>
        <source>Saved the search "{shown}"</source>
        <translation>Suche „{shown}“ gespeichert</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Aussortiert</translation>
    </message>
    <message>
        <source>Several tags are called "{text}". Name one of them: {choices}.</source>
        <translation>Mehrere Schlagwörter heißen „{text}“. Nenne eines davon: {choices}.</translation>
    </message>
    <message>
        <source>Skipped "{found}" once</source>
        <translation>„{found}“ einmal übersprungen</translation>
    </message>
    <message>
        <source>Something that belongs to it has been changed since and stays as it is.</source>
        <translation>Etwas, das dazugehört, wurde seitdem geändert und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Switched "{found}": {done}</source>
        <translation>„{found}“ umgestellt: {done}</translation>
    </message>
    <message>
        <source>The battery is at {percent} %, so reading photos waits; plug the computer in to go on.</source>
        <translation>Der Akku ist bei {percent} %, das Lesen der Fotos wartet. Schließe das Netzteil an, dann geht es weiter.</translation>
    </message>
    <message>
        <source>The disk that holds the library {library} has {free} left, and {number} photos need about {needed}. Free some space and try again.</source>
        <translation>Auf dem Datenträger der Bibliothek {library} sind noch {free} frei, und {number} Fotos brauchen etwa {needed}. Schaffe Platz und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The disk that holds the library {path} is full. Free some space and try again; nothing that was saved is lost.</source>
        <translation>Der Datenträger der Bibliothek {path} ist voll. Schaffe Platz und versuche es noch einmal. Nichts Gespeichertes ist verloren.</translation>
    </message>
    <message>
        <source>The disk that holds the library {path} reports an error. Check the disk and its space.</source>
        <translation>Der Datenträger der Bibliothek {path} meldet einen Fehler. Prüfe ihn und seinen Platz.</translation>
    </message>
    <message>
        <source>The file is missing; bring it back or scan its folder again.</source>
        <translation>Die Datei fehlt. Bring sie zurück, oder durchsuche ihren Ordner neu.</translation>
    </message>
    <message>
        <source>The file says: {file_says}.</source>
        <translation>Die Datei sagt: {file_says}.</translation>
    </message>
    <message>
        <source>The file {database} is not a photo library. Name another folder.</source>
        <translation>Die Datei {database} ist keine Fotobibliothek. Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The file {path} is locked by another program. Close it and try again.</source>
        <translation>Die Datei {path} ist von einem anderen Programm gesperrt. Schließe es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The file {path} is not a photo library. Restore the newest file of its backups folder.</source>
        <translation>Die Datei {path} ist keine Fotobibliothek. Stelle die neueste Datei ihres Ordners backups wieder her.</translation>
    </message>
    <message>
        <source>The folder "{entry}" cannot be a tag by its name. Rename it, with 1 to {longest_name} characters, and learn again.</source>
        <translation>Der Ordner „{entry}“ kann mit diesem Namen kein Schlagwort sein. Benenne ihn um, mit 1 bis {longest_name} Zeichen, und lerne noch einmal.</translation>
    </message>
    <message>
        <source>The folder for backups {second} is not there; connect its disk.</source>
        <translation>Der Ordner für Sicherungen {second} ist nicht da. Schließe seinen Datenträger an.</translation>
    </message>
    <message>
        <source>The folder is offline; connect its disk first.</source>
        <translation>Der Ordner ist nicht verbunden. Schließe erst seinen Datenträger an.</translation>
    </message>
    <message>
        <source>The folder of {name} is not connected; connect it to see the photo.</source>
        <translation>Der Ordner von {name} ist nicht verbunden. Verbinde ihn, um das Foto zu sehen.</translation>
    </message>
    <message>
        <source>The folder {first} cannot be read; give yourself the right to read it.</source>
        <translation>Der Ordner {first} kann nicht gelesen werden. Gib dir das Recht, ihn zu lesen.</translation>
    </message>
    <message>
        <source>The folder {name} belongs to the photo library itself; name a folder of photos.</source>
        <translation>Der Ordner {name} gehört zur Fotobibliothek selbst. Wähle einen Ordner mit Fotos.</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read ({error}); check its drive.</source>
        <translation>Der Ordner {name} kann nicht gelesen werden ({error}). Prüfe sein Laufwerk.</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read ({strerror}); check its drive.</source>
        <translation>Der Ordner {name} kann nicht gelesen werden ({strerror}). Prüfe sein Laufwerk.</translation>
    </message>
    <message>
        <source>The folder {name} does not exist; check its name.</source>
        <translation>Den Ordner {name} gibt es nicht. Prüfe seinen Namen.</translation>
    </message>
    <message>
        <source>The folder {name} is empty; connect its drive, or remove the folder.</source>
        <translation>Der Ordner {name} ist leer. Schließe sein Laufwerk an, oder entferne den Ordner.</translation>
    </message>
    <message>
        <source>The folder {name} is not there; connect its drive, or remove the folder.</source>
        <translation>Der Ordner {name} ist nicht da. Schließe sein Laufwerk an, oder entferne den Ordner.</translation>
    </message>
    <message>
        <source>The folder {name} may not be read; give yourself the right to read it.</source>
        <translation>Der Ordner {name} darf nicht gelesen werden. Gib dir das Recht, ihn zu lesen.</translation>
    </message>
    <message>
        <source>The library cannot be made in {directory}: that is a file, not a folder. Name another folder.</source>
        <translation>In {directory} kann keine Bibliothek angelegt werden: Das ist eine Datei, kein Ordner. Wähle einen Ordner.</translation>
    </message>
    <message>
        <source>The library has no photo id:{photo_id}; search for it again.</source>
        <translation>In der Bibliothek gibt es kein Foto id:{photo_id}. Suche noch einmal danach.</translation>
    </message>
    <message>
        <source>The library {database} is damaged. Restore the newest file of its backups folder.</source>
        <translation>Die Bibliothek {database} ist beschädigt. Stelle die neueste Datei ihres Ordners backups wieder her.</translation>
    </message>
    <message>
        <source>The library {database} is damaged. Restore the newest file of its {folder} folder.</source>
        <translation>Die Bibliothek {database} ist beschädigt. Stelle die neueste Datei ihres Ordners {folder} wieder her.</translation>
    </message>
    <message>
        <source>The library {database} was written by a newer version of the program. Update the program to open it.</source>
        <translation>Die Bibliothek {database} stammt von einer neueren Version des Programms. Aktualisiere das Programm, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The library {directory} has lost its file {database_name}. Restore the newest file of its {folder} folder, or name another folder.</source>
        <translation>Der Bibliothek {directory} fehlt ihre Datei {database_name}. Stelle die neueste Datei ihres Ordners {folder} wieder her, oder wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The library {directory} is being changed by another program. Try again when it has finished.</source>
        <translation>Die Bibliothek {directory} wird gerade von einem anderen Programm geändert. Versuche es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>The library {directory} is open in a window or used by a command. Close it and try again.</source>
        <translation>Die Bibliothek {directory} ist in einem Fenster offen oder wird von einem Befehl benutzt. Schließe ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The library {directory} lies on a network drive ({kind}), where it could be damaged. Keep it on a disk of this computer; the photos may stay where they are.</source>
        <translation>Die Bibliothek {directory} liegt auf einem Netzlaufwerk ({kind}), wo sie Schaden nehmen könnte. Bewahre sie auf diesem Computer auf. Die Fotos können bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>The library {name} is being indexed by another window or command; wait until it has finished.</source>
        <translation>Ein anderes Fenster oder ein Befehl erfasst die Bibliothek {name} gerade. Warte, bis es fertig ist.</translation>
    </message>
    <message>
        <source>The library {path} cannot be opened. Check that the folder exists and may be written.</source>
        <translation>Die Bibliothek {path} kann nicht geöffnet werden. Prüfe, ob es den Ordner gibt und ob du darin schreiben darfst.</translation>
    </message>
    <message>
        <source>The library {path} cannot be written. Give yourself the right to write there.</source>
        <translation>In die Bibliothek {path} kann nicht geschrieben werden. Gib dir das Recht dazu.</translation>
    </message>
    <message>
        <source>The library {path} is damaged. Restore the newest file of its backups folder.</source>
        <translation>Die Bibliothek {path} ist beschädigt. Stelle die neueste Datei ihres Ordners backups wieder her.</translation>
    </message>
    <message>
        <source>The library {path} is locked by another program. Close it and try again.</source>
        <translation>Die Bibliothek {path} ist von einem anderen Programm gesperrt. Schließe es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The network description {path} cannot be read: {error}.</source>
        <translation>Die Beschreibung des Netzes {path} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>The network description {path} is not one that this version understands; build the network again with `python -m photomanager.training`.</source>
        <translation>Die Beschreibung des Netzes {path} versteht diese Version nicht. Baue das Netz neu mit `python -m photomanager.training`.</translation>
    </message>
    <message>
        <source>The network gives every image the same features; use other weights or images.</source>
        <translation>Das Netz sieht in jedem Bild dasselbe. Nimm andere Gewichte oder Bilder.</translation>
    </message>
    <message>
        <source>The network {network} is incomplete: {path} is missing. Install the program again.</source>
        <translation>Das Netz {network} ist unvollständig: {path} fehlt. Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>The part of the program that reads photos cannot be started ({strerror}); install the program again.</source>
        <translation>Der Teil des Programms, der Fotos liest, kann nicht gestartet werden ({strerror}). Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>The part of the program that reads photos does not answer about {task}; try again when the computer is less busy.</source>
        <translation>Der Teil des Programms, der Fotos liest, antwortet nicht zu {task}. Versuche es noch einmal, wenn der Computer weniger zu tun hat.</translation>
    </message>
    <message>
        <source>The part of the program that reads photos does not start ({last}); install the program again.</source>
        <translation>Der Teil des Programms, der Fotos liest, startet nicht ({last}). Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>The program was closed before {task} was done; open it again.</source>
        <translation>Das Programm wurde geschlossen, bevor {task} fertig war. Öffne es noch einmal.</translation>
    </message>
    <message>
        <source>The rating of photo id:{photo_id} has been changed since and stays as it is.</source>
        <translation>Die Bewertung des Fotos id:{photo_id} wurde seitdem geändert und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The rules in {path} cannot be read ({strerror}) and do not hold; give yourself the right to read them.</source>
        <translation>Die Regeln in {path} können nicht gelesen werden ({strerror}) und gelten nicht. Gib dir das Recht, sie zu lesen.</translation>
    </message>
    <message>
        <source>The sample photos cannot be copied to {target} ({strerror}); make room there or give yourself the right to write.</source>
        <translation>Die Beispielfotos können nicht nach {target} kopiert werden ({strerror}). Schaffe dort Platz, oder gib dir das Recht zu schreiben.</translation>
    </message>
    <message>
        <source>The saved search "{search}" has been changed since and stays as it is.</source>
        <translation>Die gespeicherte Suche „{search}“ wurde seitdem geändert und bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>The scene names {file} are damaged; install the program again.</source>
        <translation>Die Szenennamen {file} sind beschädigt. Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>The scene names {file} cannot be read ({strerror}); install the program again.</source>
        <translation>Die Szenennamen {file} können nicht gelesen werden ({strerror}). Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be read, so the defaults are in use. Correct or delete the file.</source>
        <translation>Die Datei mit den Einstellungen {path} ist nicht zu lesen. Es gilt, was üblich ist; berichtige oder lösche die Datei.</translation>
    </message>
    <message>
        <source>The system cannot watch all folders in {name}, so it is looked through every {minutes} minutes; raise its limit (fs.inotify.max_user_watches) to see changes at once.</source>
        <translation>Das System kann nicht alle Ordner in {name} beobachten, daher wird er alle {minutes} Minuten durchsucht. Erhöhe seine Grenze (fs.inotify.max_user_watches), um Änderungen sofort zu sehen.</translation>
    </message>
    <message>
        <source>The tag "{tag}" has been changed since and stays as it is.</source>
        <translation>Das Schlagwort „{tag}“ wurde seitdem geändert und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The tag name "{shown}…" is too long. Use at most {longest_name} characters.</source>
        <translation>Der Name „{shown}…“ ist zu lang. Nimm höchstens {longest_name} Zeichen.</translation>
    </message>
    <message>
        <source>The tag name {shown} contains a control character. Leave it out.</source>
        <translation>Der Name {shown} enthält ein Steuerzeichen. Lass es weg.</translation>
    </message>
    <message>
        <source>The tag of photo id:{photo_id} has been changed since and stays as it is.</source>
        <translation>Das Schlagwort des Fotos id:{photo_id} wurde seitdem geändert und bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The vocabulary {file} cannot be read ({strerror}); install the program again.</source>
        <translation>Der Wortschatz {file} kann nicht gelesen werden ({strerror}). Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>The vocabulary {file} is damaged; install the program again.</source>
        <translation>Der Wortschatz {file} ist beschädigt. Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>The warmer a place, the more it speaks for “{named}”.</source>
        <translation>Je wärmer eine Stelle, desto mehr spricht sie für „{named}“.</translation>
    </message>
    <message>
        <source>There is a saved search "{taken}" already. Choose another name.</source>
        <translation>Eine gespeicherte Suche „{taken}“ gibt es schon. Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a tag "{taken}" already. Use it, or choose another name.</source>
        <translation>Ein Schlagwort „{taken}“ gibt es schon. Nimm es, oder wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a tag "{taken}" in that place already. Merge the two, or choose another name.</source>
        <translation>Ein Schlagwort „{taken}“ gibt es dort schon. Lege die beiden zusammen, oder wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no file {name}. Name a file of a backups folder.</source>
        <translation>Die Datei {name} gibt es nicht. Wähle eine Datei aus einem Ordner backups.</translation>
    </message>
    <message>
        <source>There is no label "{name}". The labels are {labels}.</source>
        <translation>Eine Farbe „{name}“ gibt es nicht. Die Farben sind {labels}.</translation>
    </message>
    <message>
        <source>There is no library in {directory}. Name another folder.</source>
        <translation>In {directory} ist keine Bibliothek. Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>There is no network in {folder}: {manifest_file} is missing. Install the program again or name another network.</source>
        <translation>In {folder} ist kein Netz: {manifest_file} fehlt. Installiere das Programm neu, oder nenne ein anderes Netz.</translation>
    </message>
    <message>
        <source>There is no photo id:{photo} in the library. It may have been removed.</source>
        <translation>In der Bibliothek gibt es kein Foto id:{photo}. Vielleicht wurde es entfernt.</translation>
    </message>
    <message>
        <source>There is no tag "{name}". Add it to a photo first.</source>
        <translation>Ein Schlagwort „{name}“ gibt es nicht. Gib es erst einem Foto.</translation>
    </message>
    <message>
        <source>There is no tag "{name}". Did you mean {choices}?</source>
        <translation>Ein Schlagwort „{name}“ gibt es nicht. Meintest du {choices}?</translation>
    </message>
    <message>
        <source>There is no tag key {key}. Choose one from 1 to {keys}.</source>
        <translation>Eine Schlagworttaste {key} gibt es nicht. Wähle eine von 1 bis {keys}.</translation>
    </message>
    <message>
        <source>There is no tagger version "{name}". Known: {listed}.</source>
        <translation>Eine Version „{name}“ der Erkennung gibt es nicht. Bekannt: {listed}.</translation>
    </message>
    <message>
        <source>This folder is not in the library; it may have been removed before.</source>
        <translation>Dieser Ordner ist nicht in der Bibliothek. Vielleicht wurde er schon entfernt.</translation>
    </message>
    <message>
        <source>This photo has not been read yet; it will be shown soon.</source>
        <translation>Dieses Foto wurde noch nicht gelesen. Es erscheint bald.</translation>
    </message>
    <message>
        <source>This saved search is no longer there. Undo brings it back.</source>
        <translation>Diese gespeicherte Suche gibt es nicht mehr. Rückgängig bringt sie wieder.</translation>
    </message>
    <message>
        <source>This tag has been deleted meanwhile. Choose another one.</source>
        <translation>Dieses Schlagwort wurde inzwischen gelöscht. Wähle ein anderes.</translation>
    </message>
    <message>
        <source>This tag is no longer there. Undo brings a deleted tag back.</source>
        <translation>Dieses Schlagwort gibt es nicht mehr. Rückgängig bringt ein gelöschtes wieder.</translation>
    </message>
    <message>
        <source>Took back all guesses of tagger version {name}</source>
        <translation>Alle Vermutungen der Version {name} zurückgenommen</translation>
    </message>
    <message>
        <source>Took back the precision</source>
        <translation>Genauigkeit zurückgenommen</translation>
    </message>
    <message>
        <source>Took back the precision of "{found}"</source>
        <translation>Genauigkeit von „{found}“ zurückgenommen</translation>
    </message>
    <message>
        <source>Took the flag away</source>
        <translation>Markierung entfernt</translation>
    </message>
    <message>
        <source>Took the label away</source>
        <translation>Farbe entfernt</translation>
    </message>
    <message>
        <source>Took the rating away</source>
        <translation>Sterne entfernt</translation>
    </message>
    <message>
        <source>What is dark lies outside the square that the network looks at.</source>
        <translation>Was dunkel ist, liegt außerhalb des Quadrats, das das Netz ansieht.</translation>
    </message>
    <message>
        <source>Withdrew {names}</source>
        <translation>{names} zurückgenommen</translation>
    </message>
    <message>
        <source>a date must stand before or after "..".</source>
        <translation>vor oder nach „..“ muss ein Datum stehen.</translation>
    </message>
    <message>
        <source>a face is in it</source>
        <translation>ein Gesicht ist zu sehen</translation>
    </message>
    <message>
        <source>a word is expected before "{misplaced}".</source>
        <translation>vor „{misplaced}“ fehlt ein Wort.</translation>
    </message>
    <message>
        <source>a word is expected before "{token}".</source>
        <translation>vor „{token}“ fehlt ein Wort.</translation>
    </message>
    <message>
        <source>a word must follow the minus directly.</source>
        <translation>auf das Minus muss gleich ein Wort folgen.</translation>
    </message>
    <message>
        <source>automatic off</source>
        <translation>nicht mehr ungefragt</translation>
    </message>
    <message>
        <source>automatic on</source>
        <translation>darf ungefragt gesetzt werden</translation>
    </message>
    <message>
        <source>enabled off</source>
        <translation>abgeschaltet</translation>
    </message>
    <message>
        <source>enabled on</source>
        <translation>angeschaltet</translation>
    </message>
    <message>
        <source>hardly any part of the picture is sharp</source>
        <translation>kaum ein Teil des Bildes ist scharf</translation>
    </message>
    <message>
        <source>it has no colour</source>
        <translation>es hat keine Farben</translation>
    </message>
    <message>
        <source>it is a screenshot</source>
        <translation>es ist ein Bildschirmfoto</translation>
    </message>
    <message>
        <source>its name says screenshot</source>
        <translation>ihr Name sagt Bildschirmfoto</translation>
    </message>
    <message>
        <source>made by {said}</source>
        <translation>gemacht mit {said}</translation>
    </message>
    <message>
        <source>makes the decoder crash</source>
        <translation>lässt das Lesen abstürzen</translation>
    </message>
    <message>
        <source>more than {deepest} parentheses are open. Use fewer.</source>
        <translation>mehr als {deepest} Klammern sind offen. Nimm weniger.</translation>
    </message>
    <message>
        <source>needs more memory than a photo may</source>
        <translation>braucht mehr Speicher, als ein Foto darf</translation>
    </message>
    <message>
        <source>no part of the picture is sharp</source>
        <translation>kein Teil des Bildes ist scharf</translation>
    </message>
    <message>
        <source>no photo can be from that time.</source>
        <translation>aus dieser Zeit kann kein Foto sein.</translation>
    </message>
    <message>
        <source>no photo can have "{text}" faces.</source>
        <translation>„{text}“ Gesichter kann kein Foto haben.</translation>
    </message>
    <message>
        <source>no photo can have "{text}" stars.</source>
        <translation>„{text}“ Sterne kann kein Foto haben.</translation>
    </message>
    <message>
        <source>one large face is in it</source>
        <translation>ein großes Gesicht ist zu sehen</translation>
    </message>
    <message>
        <source>one of several photos taken within seconds</source>
        <translation>eines von mehreren Fotos binnen Sekunden</translation>
    </message>
    <message>
        <source>several EXIF blocks</source>
        <translation>mehrere EXIF-Blöcke</translation>
    </message>
    <message>
        <source>so little light, at that hour, that it was night (exposure value {light})</source>
        <translation>so wenig Licht um diese Zeit, dass es Nacht war (Lichtwert {light})</translation>
    </message>
    <message>
        <source>something must follow "{name}:".</source>
        <translation>auf „{name}:“ muss etwas folgen.</translation>
    </message>
    <message>
        <source>takes longer than {limit_s} s to decode</source>
        <translation>braucht länger als {limit_s} s zum Lesen</translation>
    </message>
    <message>
        <source>the calendar has no day "{text}".</source>
        <translation>einen Tag „{text}“ gibt es im Kalender nicht.</translation>
    </message>
    <message>
        <source>the camera made a panorama</source>
        <translation>die Kamera hat ein Panorama gemacht</translation>
    </message>
    <message>
        <source>the camera took it in a burst</source>
        <translation>die Kamera hat es in einer Serie aufgenommen</translation>
    </message>
    <message>
        <source>the camera was set to close-up</source>
        <translation>die Kamera stand auf Nahaufnahme</translation>
    </message>
    <message>
        <source>the flash fired</source>
        <translation>der Blitz hat ausgelöst</translation>
    </message>
    <message>
        <source>the lens is a {said}</source>
        <translation>das Objektiv ist ein {said}</translation>
    </message>
    <message>
        <source>the search ends where a word is expected.</source>
        <translation>am Ende der Suche fehlt ein Wort.</translation>
    </message>
    <message>
        <source>the search is longer than {longest} characters. Shorten it.</source>
        <translation>die Suche ist länger als {longest} Zeichen. Kürze sie.</translation>
    </message>
    <message>
        <source>the size of a phone's screen, {size}</source>
        <translation>so groß wie der Bildschirm eines Telefons, {size}</translation>
    </message>
    <message>
        <source>the size of a screen, {size}</source>
        <translation>so groß wie ein Bildschirm, {size}</translation>
    </message>
    <message>
        <source>there is no field "{name}:". The fields are {makers}; put the text in quotation marks if it is none.</source>
        <translation>ein Feld „{name}:“ gibt es nicht. Die Felder sind {makers}. Setze den Text in Anführungszeichen, wenn es keines ist.</translation>
    </message>
    <message>
        <source>there is no state "{text}". The states are {states}.</source>
        <translation>einen Zustand „{text}“ gibt es nicht. Die Zustände sind {states}.</translation>
    </message>
    <message>
        <source>there is no tag "{name}".</source>
        <translation>ein Schlagwort „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>there is nothing between the quotation marks.</source>
        <translation>zwischen den Anführungszeichen steht nichts.</translation>
    </message>
    <message>
        <source>this parenthesis has no partner, or nothing before it.</source>
        <translation>diese Klammer hat kein Gegenstück, oder vor ihr steht nichts.</translation>
    </message>
    <message>
        <source>this parenthesis is not closed.</source>
        <translation>diese Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>this quotation mark has no partner.</source>
        <translation>dieses Anführungszeichen hat kein Gegenstück.</translation>
    </message>
    <message>
        <source>{aspect} times as long as wide</source>
        <translation>{aspect} Mal so lang wie breit</translation>
    </message>
    <message>
        <source>{copy} is damaged or not a photo library. Choose another backup.</source>
        <translation>{copy} ist beschädigt oder keine Fotobibliothek. Wähle eine andere Sicherung.</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} Fotos</translation>
    </message>
    <message>
        <source>{distance} cm from the subject</source>
        <translation>{distance} cm vom Motiv entfernt</translation>
    </message>
    <message>
        <source>{done} on {photos}</source>
        <translation>{done}: {photos}</translation>
    </message>
    <message>
        <source>{faces} faces are in it</source>
        <translation>{faces} Gesichter sind zu sehen</translation>
    </message>
    <message>
        <source>{folder} does not have the inputs and outputs its manifest names; build the network {manifest} again with `python -m photomanager.training`.</source>
        <translation>{folder} hat nicht die Ein- und Ausgänge, die seine Beschreibung nennt. Baue das Netz {manifest} neu mit `python -m photomanager.training`.</translation>
    </message>
    <message>
        <source>{folder} is not a feature space of the network {manifest}; build it again with `python -m photomanager.training`.</source>
        <translation>{folder} ist kein Merkmalsraum des Netzes {manifest}. Baue ihn neu mit `python -m photomanager.training`.</translation>
    </message>
    <message>
        <source>{left} is later than {right}. Exchange them.</source>
        <translation>{left} ist später als {right}. Vertausche die beiden.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({strerror}); check the disk it lies on.</source>
        <translation>{name} kann nicht gelesen werden ({strerror}). Prüfe den Datenträger.</translation>
    </message>
    <message>
        <source>{name} cannot be read whole ({error}); write a sidecar instead.</source>
        <translation>{name} kann nicht ganz gelesen werden ({error}). Schreibe stattdessen eine XMP-Datei.</translation>
    </message>
    <message>
        <source>{name} cannot be written ({strerror}); look at the disk it lies on.</source>
        <translation>{name} kann nicht geschrieben werden ({strerror}). Prüfe den Datenträger.</translation>
    </message>
    <message>
        <source>{name} cannot be written: the folder {where} is read-only; give yourself the right to write there.</source>
        <translation>{name} kann nicht geschrieben werden: Der Ordner {where} ist schreibgeschützt. Gib dir das Recht, dort zu schreiben.</translation>
    </message>
    <message>
        <source>{name} could not be worked on because of a fault of this program ({kind}); please report it.</source>
        <translation>{name} konnte wegen eines Fehlers in diesem Programm nicht bearbeitet werden ({kind}). Bitte melde ihn.</translation>
    </message>
    <message>
        <source>{name} ends too early: it was not copied completely; copy it again.</source>
        <translation>{name} hört zu früh auf: Die Datei wurde nicht ganz kopiert. Kopiere sie noch einmal.</translation>
    </message>
    <message>
        <source>{name} has changed since; it is shown when it has been read again.</source>
        <translation>{name} hat sich geändert und erscheint, sobald es neu gelesen ist.</translation>
    </message>
    <message>
        <source>{name} has just been changed by another program; try again.</source>
        <translation>{name} wurde eben von einem anderen Programm geändert. Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{name} has metadata that cannot be written ({error}); write a sidecar instead.</source>
        <translation>{name} hat Metadaten, die sich nicht schreiben lassen ({error}). Schreibe stattdessen eine XMP-Datei.</translation>
    </message>
    <message>
        <source>{name} has {size} × {size_} pixels, more than can be decoded safely in a {format_name} file; save a smaller copy.</source>
        <translation>{name} hat {size} × {size_} Pixel, mehr als sich aus einer {format_name}-Datei sicher lesen lassen. Speichere eine kleinere Kopie.</translation>
    </message>
    <message>
        <source>{name} holds something that would be lost; it stays as it is. Write your tags with the program that made it.</source>
        <translation>{name} enthält etwas, das verloren ginge, und bleibt, wie es ist. Schreibe deine Schlagwörter mit dem Programm, von dem es stammt.</translation>
    </message>
    <message>
        <source>{name} is a file, not a folder; name the folder it lies in.</source>
        <translation>{name} ist eine Datei, kein Ordner. Wähle den Ordner, in dem sie liegt.</translation>
    </message>
    <message>
        <source>{name} is a folder, not a photo.</source>
        <translation>{name} ist ein Ordner, kein Foto.</translation>
    </message>
    <message>
        <source>{name} is a {format} file, which cannot be written into safely; write a sidecar instead.</source>
        <translation>{name} ist eine {format}-Datei, in die sich nicht sicher schreiben lässt. Schreibe stattdessen eine XMP-Datei.</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be shown ({detail}); copy it again.</source>
        <translation>{name} ist beschädigt und kann nicht gezeigt werden ({detail}). Kopiere die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{name} is damaged at its beginning and cannot be shown; copy it again.</source>
        <translation>{name} ist am Anfang beschädigt und kann nicht gezeigt werden. Kopiere die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{name} is damaged or not a photo library. Name another file of a backups folder.</source>
        <translation>{name} ist beschädigt oder keine Fotobibliothek. Wähle eine andere Datei aus einem Ordner backups.</translation>
    </message>
    <message>
        <source>{name} is empty: it holds no picture; copy it again.</source>
        <translation>{name} ist leer und enthält kein Bild. Kopiere die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{name} is gone; scan the folder again.</source>
        <translation>{name} ist nicht mehr da. Durchsuche den Ordner neu.</translation>
    </message>
    <message>
        <source>{name} is larger than {max_file_bytes} MB, which no photo is; move it out of the photo folder.</source>
        <translation>{name} ist größer als {max_file_bytes} MB, und so groß ist kein Foto. Nimm die Datei aus dem Fotoordner.</translation>
    </message>
    <message>
        <source>{name} is no XMP file that can be understood; it stays as it is. Move it away to have a new one written.</source>
        <translation>{name} ist keine verständliche XMP-Datei und bleibt, wie sie ist. Nimm sie weg, dann wird eine neue geschrieben.</translation>
    </message>
    <message>
        <source>{name} is no longer a folder; put the folder back, or remove it.</source>
        <translation>{name} ist kein Ordner mehr. Bring den Ordner zurück, oder entferne ihn.</translation>
    </message>
    <message>
        <source>{name} is not a picture of a kind that this program reads.</source>
        <translation>{name} ist kein Bild einer Art, die dieses Programm liest.</translation>
    </message>
    <message>
        <source>{name} is not a picture: it holds text.</source>
        <translation>{name} ist kein Bild, sondern Text.</translation>
    </message>
    <message>
        <source>{name} is too large to be checked; write a sidecar instead.</source>
        <translation>{name} ist zu groß, um geprüft zu werden. Schreibe stattdessen eine XMP-Datei.</translation>
    </message>
    <message>
        <source>{name} is write-protected; give yourself the right to change it.</source>
        <translation>{name} ist schreibgeschützt. Gib dir das Recht, die Datei zu ändern.</translation>
    </message>
    <message>
        <source>{name} may not be read; give yourself the right to read it.</source>
        <translation>{name} darf nicht gelesen werden. Gib dir das Recht, die Datei zu lesen.</translation>
    </message>
    <message>
        <source>{name} needs more memory than there is; make it smaller.</source>
        <translation>{name} braucht mehr Speicher, als da ist. Mach es kleiner.</translation>
    </message>
    <message>
        <source>{name} was left alone: it {what}; check it with another program.</source>
        <translation>{name} blieb unberührt: Die Datei {what}. Prüfe sie mit einem anderen Programm.</translation>
    </message>
    <message>
        <source>{name} was set aside: it {what}; check it with another program.</source>
        <translation>{name} wurde beiseitegelegt: Die Datei {what}. Prüfe sie mit einem anderen Programm.</translation>
    </message>
    <message>
        <source>{name} was written by a newer version of the program. Update the program to restore it.</source>
        <translation>{name} stammt von einer neueren Version des Programms. Aktualisiere das Programm, um es wiederherzustellen.</translation>
    </message>
    <message>
        <source>{name} would not stay the same but for its tags; it was left alone. Write a sidecar instead.</source>
        <translation>An {name} würde sich mehr ändern als die Schlagwörter, daher blieb es unberührt. Schreibe stattdessen eine XMP-Datei.</translation>
    </message>
    <message>
        <source>{path} belongs to another network; install the program again.</source>
        <translation>{path} gehört zu einem anderen Netz. Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>{path} cannot be moved to the trash ({strerror}).</source>
        <translation>{path} kann nicht in den Papierkorb ({strerror}).</translation>
    </message>
    <message>
        <source>{path} cannot be read ({strerror}). Check its name and rights.</source>
        <translation>{path} kann nicht gelesen werden ({strerror}). Prüfe Namen und Rechte.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({strerror}); scan the folder again.</source>
        <translation>{path} kann nicht gelesen werden ({strerror}). Durchsuche den Ordner neu.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>{path} kann nicht gelesen werden: {strerror}.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({strerror}). Choose a folder with room in which you may write.</source>
        <translation>{path} kann nicht geschrieben werden ({strerror}). Wähle einen Ordner mit Platz, in dem du schreiben darfst.</translation>
    </message>
    <message>
        <source>{path} could not be read; copy it again.</source>
        <translation>{path} konnte nicht gelesen werden. Kopiere die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{path} exists and is no learner file. Choose another name.</source>
        <translation>{path} gibt es schon, und es ist keine Datei mit Gelerntem. Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} has changed since it was indexed; scan its folder again.</source>
        <translation>{path} hat sich seit dem Erfassen geändert. Durchsuche den Ordner neu.</translation>
    </message>
    <message>
        <source>{path} has not been indexed yet; wait for it, or index its folder.</source>
        <translation>{path} ist noch nicht erfasst. Warte darauf, oder füge den Ordner hinzu.</translation>
    </message>
    <message>
        <source>{path} holds lessons from the future. Set the clock of the computer that taught them, or of this one, and export it again.</source>
        <translation>{path} enthält Gelerntes aus der Zukunft. Stelle die Uhr des Computers, von dem es stammt, oder die von diesem, und exportiere es neu.</translation>
    </message>
    <message>
        <source>{path} holds starter tags of the program itself; nothing to do.</source>
        <translation>{path} enthält die mitgelieferten Schlagwörter des Programms. Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>{path} is being written; scan the folder again when it is finished.</source>
        <translation>{path} wird gerade geschrieben. Durchsuche den Ordner neu, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>{path} is damaged or no learner file. Export it again where it came from.</source>
        <translation>{path} ist beschädigt oder keine Datei mit Gelerntem. Exportiere sie neu, wo sie herkommt.</translation>
    </message>
    <message>
        <source>{path} is missing; bring it back or scan its folder again.</source>
        <translation>{path} fehlt. Bring die Datei zurück, oder durchsuche ihren Ordner neu.</translation>
    </message>
    <message>
        <source>{path} is no face detector; build the network {name} again with `python -m photomanager.training`.</source>
        <translation>{path} erkennt keine Gesichter. Baue das Netz {name} neu mit `python -m photomanager.training`.</translation>
    </message>
    <message>
        <source>{path} is not a LiteRT network that this program can run: {strip}.</source>
        <translation>{path} ist kein LiteRT-Netz, mit dem dieses Programm arbeiten kann: {strip}.</translation>
    </message>
    <message>
        <source>{path} is not the file that the network {network} was made with (its SHA-256 differs). Install the program again.</source>
        <translation>{path} ist nicht die Datei, die zum Netz {network} gehört (ihre SHA-256 ist anders). Installiere das Programm neu.</translation>
    </message>
    <message>
        <source>{path} lies in a folder that is offline; connect its disk first.</source>
        <translation>{path} liegt in einem Ordner, der nicht verbunden ist. Schließe erst den Datenträger an.</translation>
    </message>
    <message>
        <source>{path} was made with another network ({network}) than this library uses ({network_}). Import it into a library with the same network.</source>
        <translation>{path} stammt von einem anderen Netz ({network}) als dem dieser Bibliothek ({network_}). Importiere es in eine Bibliothek mit demselben Netz.</translation>
    </message>
    <message>
        <source>{path} was written by a newer version of this program. Update this one to read it.</source>
        <translation>{path} stammt von einer neueren Version dieses Programms. Aktualisiere es, um die Datei zu lesen.</translation>
    </message>
    <message>
        <source>{place} cannot be read ({strerror}); look at its rights.</source>
        <translation>{place} kann nicht gelesen werden ({strerror}). Prüfe die Rechte.</translation>
    </message>
    <message>
        <source>{place} shares photos with {other}, which the library knows already; name another folder.</source>
        <translation>{place} hat Fotos mit {other} gemeinsam, das die Bibliothek schon kennt. Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{rating} is no rating. Give 0 to {best} stars.</source>
        <translation>{rating} ist keine Wertung. Gib 0 bis {best} Sterne.</translation>
    </message>
    <message>
        <source>{reason}, perhaps</source>
        <translation>{reason}, vielleicht</translation>
    </message>
    <message>
        <source>{said} panorama</source>
        <translation>Panorama ({said})</translation>
    </message>
    <message>
        <source>{sidecar} cannot be read ({strerror}); look at its rights.</source>
        <translation>{sidecar} kann nicht gelesen werden ({strerror}). Prüfe die Rechte.</translation>
    </message>
    <message>
        <source>{source} cannot be read ({strerror}); check its name.</source>
        <translation>{source} kann nicht gelesen werden ({strerror}). Prüfe den Namen.</translation>
    </message>
    <message>
        <source>{source} is no table of tags as `export --tags {kind}` writes it ({error}).</source>
        <translation>{source} ist keine Tabelle mit Schlagwörtern, wie `export --tags {kind}` sie schreibt ({error}).</translation>
    </message>
    <message>
        <source>{source} is the library's own database. Name one of its backups.</source>
        <translation>{source} ist die Datenbank der Bibliothek selbst. Wähle eine ihrer Sicherungen.</translation>
    </message>
    <message>
        <source>{target} cannot be written ({strerror}); name another place.</source>
        <translation>{target} kann nicht geschrieben werden ({strerror}). Wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>{target} exists already; delete it first or name another file.</source>
        <translation>{target} gibt es schon. Lösche es erst, oder nenne eine andere Datei.</translation>
    </message>
    <message>
        <source>{text} is not in the library; index its folder first.</source>
        <translation>{text} ist nicht in der Bibliothek. Füge erst den Ordner hinzu.</translation>
    </message>
    <message>
        <source>{top} has no folder with readable photos in it. Put the photos of each category into a folder of its own.</source>
        <translation>In {top} ist kein Ordner mit lesbaren Fotos. Lege die Fotos jeder Kategorie in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>{unreadable} folders, the first of them {first}, cannot be read; give yourself the right to read them.</source>
        <translation>{unreadable} Ordner, der erste davon {first}, können nicht gelesen werden. Gib dir das Recht, sie zu lesen.</translation>
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
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation><numerusform>%Ln Sekunde</numerusform><numerusform>%Ln Sekunden</numerusform></translation>
    </message>
    <message>
        <source>&amp;Each photo for</source>
        <translation>J&amp;edes Foto</translation>
    </message>
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
        <source>Slide show</source>
        <translation>Diaschau</translation>
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
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Beside the keys it has</source>
        <translation>Zu den Tasten, die sie schon hat</translation>
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
        <source>In place of its first keys</source>
        <translation>Anstelle ihrer ersten Tasten</translation>
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
        <source>Menu or place</source>
        <translation>Menü oder Ort</translation>
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
        <source>These keys belong to the place and stay as they are.</source>
        <translation>Diese Tasten gehören zu dem Ort und bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>fixed: {place}</source>
        <translation>fest: {place}</translation>
    </message>
    <message>
        <source>{keys} already means something in some places: {others}. There it would do this instead.</source>
        <translation>{keys} bedeutet an manchen Orten schon etwas: {others}. Dort würde es stattdessen dies tun.</translation>
    </message>
    <message>
        <source>{keys} belongs to {others}. “Set” takes it from there.</source>
        <translation>{keys} gehört zu {others}. „Setzen“ nimmt es dort weg.</translation>
    </message>
    <message>
        <source>{keys} is also {others}. In this place it would do this instead.</source>
        <translation>{keys} ist auch {others}. An diesem Ort würde es stattdessen dies tun.</translation>
    </message>
    <message>
        <source>{keys} keeps its meaning in some places: {others}. Elsewhere it would do this.</source>
        <translation>{keys} behält an manchen Orten seine Bedeutung: {others}. Anderswo würde es dies tun.</translation>
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
        <source>Take the filter away</source>
        <translation>Filter entfernen</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>gefiltert</translation>
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
        <source>Enter adds the tag, {create} makes a new one even if a similar one is known, {doubt} says why the photo does not have it.</source>
        <translation>Eingabe fügt das Schlagwort hinzu, {create} legt ein neues an, auch wenn es ein ähnliches gibt, {doubt} sagt, warum das Foto es nicht hat.</translation>
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
        <source>No tags yet. Type one below.</source>
        <translation>Noch keine Schlagwörter. Tippe unten eins ein.</translation>
    </message>
    <message>
        <source>No, this is wrong</source>
        <translation>Nein, das stimmt nicht</translation>
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
        <source>There is “{meant}”. Enter takes it, {create} makes a new tag “{typed}”.</source>
        <translation>Es gibt „{meant}“. Eingabe nimmt es, {create} legt „{typed}“ neu an.</translation>
    </message>
    <message>
        <source>Why does the photo not have the tag typed here?</source>
        <translation>Warum hat das Foto das hier getippte Schlagwort nicht?</translation>
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
        <source>Yes, this is right</source>
        <translation>Ja, das stimmt</translation>
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
        <source>{confirm} confirms it, {reject} rejects it</source>
        <translation>{confirm} bestätigt es, {reject} lehnt es ab</translation>
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
        <source>{percent} sure</source>
        <translation>{percent} sicher</translation>
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
        <source>Moving to the trash</source>
        <translation>In den Papierkorb legen</translation>
    </message>
    <message>
        <source>Not moved to the trash</source>
        <translation>Nicht in den Papierkorb gelegt</translation>
    </message>
    <message>
        <source>Stopped. Moved {photos} to the trash</source>
        <translation>Angehalten. {photos} in den Papierkorb gelegt</translation>
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
        <translation>Jedes Foto an seinem Inhalt finden</translation>
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
    <name>Work</name>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stopped. Nothing has changed.</source>
        <translation>Angehalten. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Waiting for other work</source>
        <translation>Wartet auf andere Arbeit</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
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
        <source>&amp;Name of new XMP files</source>
        <translation>&amp;Name neuer XMP-Dateien</translation>
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
