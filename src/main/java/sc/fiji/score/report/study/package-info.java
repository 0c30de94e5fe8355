/** The report of a study: reads a study's folder, and makes one page of what its files tell. */
package sc.fiji.score.report.study;
