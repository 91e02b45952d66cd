<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Exchange</name>
    <message numerus="yes">
        <source>%Ln answers</source>
        <translation><numerusform>%Ln answer</numerusform><numerusform>%Ln answers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln new answers</source>
        <translation><numerusform>%Ln new answer</numerusform><numerusform>%Ln new answers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln new tags</source>
        <translation><numerusform>%Ln new tag</numerusform><numerusform>%Ln new tags</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos are not in this library</source>
        <translation><numerusform>%Ln photo is not in this library</numerusform><numerusform>%Ln photos are not in this library</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln tags</source>
        <translation><numerusform>%Ln tag</numerusform><numerusform>%Ln tags</numerusform></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln changed since and left as they are</source>
        <translation><numerusform>%Ln changed since and left as it is</numerusform><numerusform>%Ln changed since and left as they are</numerusform></translation>
    </message>
</context>
<context>
    <name>Keywords</name>
    <message numerus="yes">
        <source>%Ln keywords are gone from their files</source>
        <translation><numerusform>%Ln keyword is gone from its file</numerusform><numerusform>%Ln keywords are gone from their files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos bring keywords of their own. Shall they teach the tagger?</source>
        <translation><numerusform>%Ln photo brings keywords of its own. Shall they teach the tagger?</numerusform><numerusform>%Ln photos bring keywords of their own. Shall they teach the tagger?</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Learned from %Ln keywords</source>
        <translation><numerusform>Learned from %Ln keyword</numerusform><numerusform>Learned from %Ln keywords</numerusform></translation>
    </message>
</context>
<context>
    <name>NotShown</name>
    <message numerus="yes">
        <source>%Ln RAW files beside their pictures</source>
        <translation><numerusform>%Ln RAW file beside its picture</numerusform><numerusform>%Ln RAW files beside their pictures</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln copies of photos</source>
        <translation><numerusform>%Ln copy of a photo</numerusform><numerusform>%Ln copies of photos</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln other files</source>
        <translation><numerusform>%Ln other file</numerusform><numerusform>%Ln other files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln videos</source>
        <translation><numerusform>%Ln video</numerusform><numerusform>%Ln videos</numerusform></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%Ln files could not be read as photos.</source>
        <translation><numerusform>%Ln file could not be read as a photo.</numerusform><numerusform>%Ln files could not be read as photos.</numerusform></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation><numerusform>%Ln problem</numerusform><numerusform>%Ln problems</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos … %Ln files seen</source>
        <translation><numerusform>Looking for photos … %Ln file seen</numerusform><numerusform>Looking for photos … %Ln files seen</numerusform></translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message numerus="yes">
        <source>%Ln alike</source>
        <translation><numerusform>%Ln alike</numerusform><numerusform>%Ln alike</numerusform></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%Ln seconds</source>
        <translation><numerusform>%Ln second</numerusform><numerusform>%Ln seconds</numerusform></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>Photos that came in the last %Ln days</source>
        <translation><numerusform>Photos that came in the last %Ln day</numerusform><numerusform>Photos that came in the last %Ln days</numerusform></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation><numerusform>%Ln selected</numerusform><numerusform>%Ln selected</numerusform></translation>
    </message>
</context>
<context>
    <name>Suggested</name>
    <message numerus="yes">
        <source>“{tag}” is suggested on %Ln more photos that nobody has answered yet.</source>
        <translation><numerusform>“{tag}” is suggested on %Ln more photo that nobody has answered yet.</numerusform><numerusform>“{tag}” is suggested on %Ln more photos that nobody has answered yet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>“{tag}” is suggested on %Ln photos that nobody has answered yet.</source>
        <translation><numerusform>“{tag}” is suggested on %Ln photo that nobody has answered yet.</numerusform><numerusform>“{tag}” is suggested on %Ln photos that nobody has answered yet.</numerusform></translation>
    </message>
</context>
<context>
    <name>Trash</name>
    <message numerus="yes">
        <source>%Ln files could not be moved and lie where they were.</source>
        <translation><numerusform>%Ln file could not be moved and lies where it was.</numerusform><numerusform>%Ln files could not be moved and lie where they were.</numerusform></translation>
    </message>
</context>
<context>
    <name>WriteTags</name>
    <message numerus="yes">
        <source>%Ln photos could not be written:</source>
        <translation><numerusform>%Ln photo could not be written:</numerusform><numerusform>%Ln photos could not be written:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos were as they should be.</source>
        <translation><numerusform>%Ln photo was as it should be.</numerusform><numerusform>%Ln photos were as they should be.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Changed %Ln photo files.</source>
        <translation><numerusform>Changed %Ln photo file.</numerusform><numerusform>Changed %Ln photo files.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Wrote %Ln XMP files.</source>
        <translation><numerusform>Wrote %Ln XMP file.</numerusform><numerusform>Wrote %Ln XMP files.</numerusform></translation>
    </message>
</context>
</TS>
