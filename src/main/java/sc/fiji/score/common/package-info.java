/** What every package may use: errors meant for the user, progress with cancelling, the version. Knows nothing else. */
package sc.fiji.score.common;
