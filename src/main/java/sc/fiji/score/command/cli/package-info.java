/** The command line {@code score}: one thin class per subcommand, which hands its options to a task. */
package sc.fiji.score.command.cli;
