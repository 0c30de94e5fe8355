/**
 * The facade: one class per job (partition, simulate, train, refine, evaluate, benchmark, demo), which the command
 * line, the SciJava commands, macros and Java users all call. Here inputs are checked, cases are paired, and every
 * output gets a file that says where it comes from. Required parameters are set by {@code setX}, optional ones by
 * {@code optX}.
 */
package sc.fiji.score.task;
