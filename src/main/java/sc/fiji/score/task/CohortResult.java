package sc.fiji.score.task;

import java.util.List;

/**
 * What became of the cases of a task. With a folder as input a bad case does not stop the others; with a single
 * file its error is thrown instead.
 *
 * @param done the cases that went well, in the order of their names
 * @param failed the cases that did not
 * @param <T> what there is to say of a case
 */
public record CohortResult<T>(List<Done<T>> done, List<Failure> failed) {

	/**
	 * A case that went well.
	 *
	 * @param name base name of the case's files
	 * @param result what there is to say of it
	 */
	public record Done<T>(String name, T result) {}

	/**
	 * A case that went wrong.
	 *
	 * @param name base name of the case's files
	 * @param error what went wrong; its message is meant for the user
	 */
	public record Failure(String name, RuntimeException error) {

		/** The case and what is wrong with it, one line. */
		public String message() {
			return name + ": " + (error.getMessage() == null ? error.toString() : error.getMessage());
		}
	}

	public CohortResult {
		done = List.copyOf(done);
		failed = List.copyOf(failed);
	}

	/** Whether no case failed. */
	public boolean isComplete() {
		return failed.isEmpty();
	}

	/** The result of the only case of a task on single files, or of the first one. */
	public T first() {
		if (done.isEmpty()) throw failed.isEmpty() ? new IllegalStateException("no case") : failed.get(0).error();
		return done.get(0).result();
	}
}
