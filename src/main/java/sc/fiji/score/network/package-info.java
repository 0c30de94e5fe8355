/** The 3D network in DJL on PyTorch, its model file, and the start of the engine without any network access. */
package sc.fiji.score.network;
