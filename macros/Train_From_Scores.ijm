// Trains a model on cases whose regions were scored. No drawn mask is needed.
//
// Argument: key=value pairs with ; between them, for example
//   data=/data/train;output=/data/humerus.score;seed=1
//   data        folder with images/, initial/ (masks) and feedback/ (JSON); the files of a case have equal names
//   output      model file to write (.score); the training's history (CSV, PNG) is written beside it
//   seed        of everything random, 1 by default
//   steps       number of steps; 0 (default) leaves it to SCORE
//   references  folder of reference masks, only to try things out: the feedback is then simulated from them first
// Without an argument it asks for the folder and the file.
//
// From a shell:  bin/score macro macros/Train_From_Scores.ijm "data=...;output=..."

if (getArgument() == "") {
	data = getDir("Folder with images, initial and feedback");
	output = data + "model.score";
} else {
	data = option("data", "");
	output = option("output", "");
}
if (data == "" || output == "") exit("Train_From_Scores needs data=...;output=...");
seed = option("seed", "1");
steps = option("steps", "0");
references = option("references", "");

if (references != "")
	run("Simulate Feedback...", "mask=[" + data + "/initial] image=[" + data + "/images] reference=[" + references
		+ "] feedback=levels seed=" + seed + " output=[" + data + "/feedback]");
run("Train...", "data=[" + data + "] output=[" + output + "] seed=" + seed + " steps=" + steps);
print("The model is " + output);

// The value of a key of the argument.
function option(key, fallback) {
	parts = split(getArgument(), ";");
	for (i = 0; i < parts.length; i++)
		if (startsWith(parts[i], key + "=")) return substring(parts[i], lengthOf(key) + 1);
	return fallback;
}
