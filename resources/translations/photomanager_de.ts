<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Action</name>
    <message>
        <source>&amp;1 star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;2 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;3 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;4 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Confirm the marked tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on to the next photo after each mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Large photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look through the folders again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Problems …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reject the marked tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Review suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Skip the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Take the answer back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why this tag?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it or every &amp;pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fac&amp;ts over the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fil&amp;ter by stars, flags and labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film&amp;strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a &amp;tag in the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames around fac&amp;es</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headings for &amp;days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard &amp;shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ight theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label &amp;blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label &amp;green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label &amp;red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label &amp;yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label p&amp;urple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the &amp;previous suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the ne&amp;xt suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More &amp;like this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N&amp;o stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review a &amp;dozen at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ve this search …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set &amp;aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sl&amp;ide show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag &amp;board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag on key {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag “{tag}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the &amp;flag away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tags together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also words on no photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As for all tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a tag to see it alone. This is the dial of all tags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything said and learned of “{name}” goes to the other tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything said and learned of “{name}” goes to “{target}”, which is then found by both names. Where both were said of a photo, the newest counts. You can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of its automatic tags are right is not proven yet: random checks among the questions of the review will tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the guess was right in the last answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How right it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure it must be to be set without asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is guessed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is no longer guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is only suggested from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the confidence honest?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is under “{place}” now. A search for the tag above finds its photos too, and what you say of it teaches the tag above. You can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it at {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it be set without asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be set without asking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge “{name}” into another tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged into “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move under …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move “{name}” under another tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved under “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answers yet. After some, this shows whether “80 % sure” means right in 80 % of cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has answered a question about it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes: {now} tags are set without asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now {now} tags are set without asking, then {then}: {added} come, {removed} go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of past random checks {right} of {asked} would be right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On no photo yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One word or phrase a line. A search for any of them finds the photos of “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only suggest it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other words for “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other words …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other words, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos it is suggested for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos it was set on unasked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos on which you said no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos on which you said yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos whose file has it as keyword</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proven</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right in {percent} of the last {number} answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right lately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the other words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set without asking only what is at least so sure to be right:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of automatic tags that random checks prove right, 90 % assured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags are now set without asking where they are {percent} sure to be right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is taken away from the photos, and what was learned from it is forgotten. The files themselves are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tag is now called “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the top, under no other tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word of the recogniser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not used it on any photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a keyword of {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed on {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how often right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected on {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggests only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} and {number} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{names} below it move up to {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} answers so far. With {few} or more, dots on the line mean that the confidence is honest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} answers. On average the confidence is off by {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} from files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} of {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} of {asked} random checks were right: at least {percent} of its automatic tags are, with 90 % assurance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{use} All of it stays with the tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} (About, from a sample.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, before: {percent}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Browsing</name>
    <message>
        <source>Select the photo that the others shall be compared with.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Culling</name>
    <message>
        <source>Nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label {colour}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no flag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{photos}: {marks}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>Add folder …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at your photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo is left in this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photo matches “{text}” here. Try fewer or other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No photos in your folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folders hold no picture that can be read. Add another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They appear here as they are read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>Camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>At least 1 star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least {stars} stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a flag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Grid</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%Ln changed since and left as they are</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Evidence for “{tag}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a photo to see its tags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags of the first {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{photos} selected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Label</name>
    <message>
        <source>blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>purple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yellow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Loupe</name>
    <message>
        <source>1 star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts of the photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filmstrip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Order</name>
    <message>
        <source>Best match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the photos: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered by: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits. Try fewer letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to do or see</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>1 star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not where it was. Its tags are kept until it is found again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of this photo is not connected. Its tags are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label {colour}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stars} stars</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>This is not remembered: {file} cannot be written ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message numerus="yes">
        <source>%Ln files could not be read as photos.</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files with problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files themselves are untouched. All other photos are indexed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message numerus="yes">
        <source>%Ln problems</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Another window or command is indexing this library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Looking for photos … %Ln files seen</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Pause indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused · {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop indexing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop until you ask for it again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>It is a keyword of the file. What the program makes of it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the photo again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer of yours has moved this guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo that is no longer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photo again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the photo again (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo does not have it. What the program makes of it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not “{tag}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why “{tag}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You rejected it. What the program makes of it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said so. What the program makes of it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answers that moved it most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a photo that is no longer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed on {photo}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made it {share} less sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made it {share} surer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made little difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected on {photo}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{question} {percent} sure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>A dozen at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click what is not, or go there by arrow keys and press Space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm “{tag}” on a few photos, and similar ones will be suggested. Or review all tags.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every guess has been answered. New photos, and new tags on a few of them, bring new questions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this “{tag}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last guess: right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last guess: wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last {number} answers: {percent} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More answers would change little now. This is a good moment to stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to review about “{tag}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One by one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review all tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skipped “{tag}”; it is not asked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag to review; empty for all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The photo in question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These {number} look like “{tag}”. All right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like “{tag}”. Right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You skipped this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn at random, to check how often guesses are right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has not the tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has the tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your answer decides about {number} other photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, before: {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{yes} right, {no} not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>1 new suggestion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added “{tag}” on {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed “{tag}” on {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected “{tag}” on {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took back “{tag}” on {photos}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rescored {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} more tagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} new suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{tag}”: nothing to change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Also searched for: {terms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {term}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in the sidebar under this name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this search in the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {term}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search for something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in all photos instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in all photos instead of {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search tags, names, dates …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tag and what is below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how many: 2, &gt;0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>part of a folder or file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>picked, rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>searched before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stars: 4, &gt;2, 1..3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested, confirmed, rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when it was taken: 2024, 2024-05, &gt;2020</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Added the folder {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the search “{name}”; undo brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the folders …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the search “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong in the program itself ({kind}). Nothing that was saved is lost; the log has the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Look through the folders again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took “{name}” out of the library. Add it again to get its tags back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action to change its keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new keys for “{action}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} belongs to {others}. “Set” takes it from there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>All photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter tags and searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Photos that came in the last %Ln days</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Photos whose file is missing or not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos with a suggestion that waits for your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untagged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Its newest backup is {name}. What is damaged is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To use another library, start with --library and the folder it shall be in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation type="unfinished"><numerusform></numerusform><numerusform></numerusform></translation>
    </message>
    <message>
        <source>Show new photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the thumbnails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the thumbnails (+ and −, or Ctrl and the wheel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{some} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a tag (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt+{key} is free now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the tag itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter adds the tag, Shift+Enter makes a new one even if a similar one is known, Ctrl+Enter says why the photo does not have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge into …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More photos like this one …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move under …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tags yet. Type one below, or press T.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, this is wrong (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is on Alt+{key} yet. A tag's menu puts it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other words …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it on a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review “{tag}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all photos with “{tag}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it on the tag board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {number} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take my answer back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take your answer back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is “{meant}”. Enter takes it, Shift+Enter makes a new tag “{typed}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why does the photo not have the tag typed here? (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not this tag?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this tag?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, this is right (Y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>added automatically</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confidence {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the file's keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key}, now “{tag}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} on {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} of {total} photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{tag}” is on Alt+{key} now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Add a folder of photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder. Its photos are tagged on this computer, and every tag that you confirm or reject teaches the next ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find any photo by what is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your files are only read, never changed. Nothing is sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop folders here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
