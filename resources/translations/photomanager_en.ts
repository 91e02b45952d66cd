<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln changed since and left as they are</source>
        <translation><numerusform>%Ln changed since and left as it is</numerusform><numerusform>%Ln changed since and left as they are</numerusform></translation>
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
</TS>
