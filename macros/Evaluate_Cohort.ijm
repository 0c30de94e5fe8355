// Measures a folder of masks against reference masks: a row per case in the Results table, a CSV file, and the means.
//
// Argument: key=value pairs with ; between them, for example
//   masks=/data/refined;references=/data/labels;output=/data/metrics.csv;tolerance=1
//   masks       folder of masks to judge
//   references  folder of reference masks; the files of a case have equal names
//   output      table to write (.csv)
//   tolerance   of the normalised surface Dice (nsd) in mm, 1 by default
//   label       label of the structure in both; 0 (default) means every voxel that is not 0
// Without an argument it asks for the folders.
//
// From a shell:  bin/score macro macros/Evaluate_Cohort.ijm "masks=...;references=...;output=..."

if (getArgument() == "") {
	masks = getDir("Folder of masks");
	references = getDir("Folder of reference masks");
	output = getDir("Folder for metrics.csv") + "metrics.csv";
} else {
	masks = option("masks", "");
	references = option("references", "");
	output = option("output", "");
}
if (masks == "" || references == "" || output == "")
	exit("Evaluate_Cohort needs masks=...;references=...;output=...");
tolerance = option("tolerance", "1");
label = option("label", "0");

run("Clear Results");
run("Evaluate...", "mask=[" + masks + "] reference=[" + references + "] output=[" + output + "] tolerance=" + tolerance
	+ " label=" + label + " show=yes");

dice = 0;
assd = 0;
for (i = 0; i < nResults; i++) {
	dice = dice + getResult("dice", i);
	assd = assd + getResult("assd", i);
}
print("Cases: " + nResults + "  mean Dice: " + d2s(dice / nResults, 4) + "  mean ASSD: " + d2s(assd / nResults, 4) + " mm");

// The value of a key of the argument.
function option(key, fallback) {
	parts = split(getArgument(), ";");
	for (i = 0; i < parts.length; i++)
		if (startsWith(parts[i], key + "=")) return substring(parts[i], lengthOf(key) + 1);
	return fallback;
}
