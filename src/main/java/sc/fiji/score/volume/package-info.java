/**
 * Calibrated 3D volumes and masks, and the geometry and morphology on them. Arrays are in memory order {@code x} fastest,
 * then {@code y}, then {@code z}. World coordinates are RAS+ in the volume's unit (mm where the file says nothing else).
 */
package sc.fiji.score.volume;
