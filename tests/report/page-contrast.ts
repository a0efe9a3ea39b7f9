/** For a browser: texts of a page with less than 4.5:1 to its paper, with their ratio. */
export const poorTexts = `(() => {
  const light = (color) => {
    const [red, green, blue] = color.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = Number(part) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const paper = light(getComputedStyle(document.body).backgroundColor)
  const hasText = (at) => [...at.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim() !== '')
  const seen = [...document.querySelectorAll('body *')].filter((at) => at.checkVisibility() && hasText(at))
  return seen.flatMap((at) => {
    const style = getComputedStyle(at)
    const ink = light(at instanceof SVGElement ? style.fill : style.color)
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
    return ratio < 4.5 ? [at.tagName + ' ' + at.textContent + ' ' + ratio.toFixed(2)] : []
  })
})()`
