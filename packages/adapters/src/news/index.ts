/** News over the database. */
export { type ConnectedNews, connectNews } from './connect-news.ts'
