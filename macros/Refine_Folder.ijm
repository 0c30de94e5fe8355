// Refines the masks of a folder of cases.
//
// Argument: key=value pairs with ; between them, for example
//   images=/data/images;masks=/data/initial;output=/data/refined;model=/data/humerus.score
//   images  folder of images
//   masks   folder of initial masks; the files of a case have equal names
//   output  folder for the refined masks (made where it is missing); they get the names of the masks
//   model   model file that Train... wrote, or phantom (the small built-in one, default)
//   label   label of the structure in the masks; 0 (default) means every voxel that is not 0
// Without an argument it asks for the folders.
//
// From a shell:  bin/score macro macros/Refine_Folder.ijm "images=...;masks=...;output=..."
// A case that fails is named in the log and does not stop the others; in the end the macro fails (exit code 1).

if (getArgument() == "") {
	images = getDir("Folder of images");
	masks = getDir("Folder of initial masks");
	output = getDir("Folder for the refined masks");
} else {
	images = option("images", "");
	masks = option("masks", "");
	output = option("output", "");
}
if (images == "" || masks == "" || output == "") exit("Refine_Folder needs images=...;masks=...;output=...");
model = option("model", "phantom");
label = option("label", "0");

run("Refine...", "image=[" + images + "] mask=[" + masks + "] output=[" + output + "] model=[" + model + "] label=" + label);
print("Refined masks are in " + output);

// The value of a key of the argument.
function option(key, fallback) {
	parts = split(getArgument(), ";");
	for (i = 0; i < parts.length; i++)
		if (startsWith(parts[i], key + "=")) return substring(parts[i], lengthOf(key) + 1);
	return fallback;
}
